import { NavLink, Stack, Text } from '@mantine/core';
import type { ProjectMembershipDto } from '@ringdown/contracts';
import { IconArrowLeft, IconDeviceMobile, IconShieldLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router-dom';

type SettingsNavigationProps = {
  projects: readonly ProjectMembershipDto[];
  onNavigate: () => void;
};

/** The pages about a person, and the way back to their projects. */
export function SettingsNavigation({ projects, onNavigate }: SettingsNavigationProps) {
  const { pathname } = useLocation();
  const link = (to: string, label: string, icon: ReactNode) => (
    <NavLink
      key={to}
      component={Link}
      to={to}
      label={label}
      leftSection={icon}
      active={pathname === to}
      aria-current={pathname === to ? 'page' : undefined}
      onClick={onNavigate}
      style={{ borderRadius: 'var(--mantine-radius-md)' }}
    />
  );

  return (
    <Stack gap="md">
      <nav aria-label="User Settings">
        <Text size="xs" fw={600} c="dimmed" px="sm" py={6} aria-hidden>
          User Settings
        </Text>
        {link(
          '/settings/notification-methods',
          'Notification Methods',
          <IconDeviceMobile size={18} aria-hidden />,
        )}
        {link('/settings/security', 'Security', <IconShieldLock size={18} aria-hidden />)}
      </nav>
      {projects.length > 0 && (
        <nav aria-label="Projects">
          <Text size="xs" fw={600} c="dimmed" px="sm" py={6} aria-hidden>
            Projects
          </Text>
          <Stack gap={2}>
            {projects.map(({ id, name }) =>
              link(`/projects/${id}/policies`, name, <IconArrowLeft size={18} aria-hidden />),
            )}
          </Stack>
        </nav>
      )}
    </Stack>
  );
}
