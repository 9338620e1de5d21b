import { NavLink, Stack, Text } from '@mantine/core';
import { IconList, IconPhoneIncoming } from '@tabler/icons-react';
import { Link, useLocation } from 'react-router-dom';

type MainNavigationProps = { projectId: string; onNavigate: () => void };

const rooms = [
  { path: 'policies', label: 'Incoming Call Policies', Icon: IconPhoneIncoming },
  { path: 'logs', label: 'Logs', Icon: IconList },
];

export function MainNavigation({ projectId, onNavigate }: MainNavigationProps) {
  const { pathname } = useLocation();

  return (
    <nav aria-label="On-Call Duty">
      <Text size="xs" fw={600} c="dimmed" px="sm" py={6} aria-hidden>
        On-Call Duty
      </Text>
      <Stack gap={2}>
        {rooms.map(({ path, label, Icon }) => {
          const to = `/projects/${projectId}/${path}`;
          const isHere = pathname === to || pathname.startsWith(`${to}/`);
          return (
            <NavLink
              key={path}
              component={Link}
              to={to}
              label={label}
              leftSection={<Icon size={18} aria-hidden />}
              active={isHere}
              aria-current={isHere ? 'page' : undefined}
              onClick={onNavigate}
              style={{ borderRadius: 'var(--mantine-radius-md)' }}
            />
          );
        })}
      </Stack>
    </nav>
  );
}
