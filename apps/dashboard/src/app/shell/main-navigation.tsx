import { NavLink, Stack, Text } from '@mantine/core';
import {
  IconDeviceMobileMessage,
  IconHistory,
  IconList,
  IconPhoneIncoming,
} from '@tabler/icons-react';
import { Link, useLocation } from 'react-router-dom';

import { useCurrentProject } from '../../api/current-project';

type MainNavigationProps = { onNavigate: () => void };
type Group = {
  title: string;
  isForAdmins: boolean;
  rooms: { path: string; label: string; Icon: typeof IconList }[];
};

const groups: Group[] = [
  {
    title: 'On-Call Duty',
    isForAdmins: false,
    rooms: [
      { path: 'policies', label: 'Incoming Call Policies', Icon: IconPhoneIncoming },
      { path: 'logs', label: 'Logs', Icon: IconList },
    ],
  },
  {
    title: 'Project Settings',
    isForAdmins: true,
    rooms: [
      { path: 'settings/call-sms', label: 'Call & SMS', Icon: IconDeviceMobileMessage },
      { path: 'settings/audit-log', label: 'Audit Log', Icon: IconHistory },
    ],
  },
];

export function MainNavigation({ onNavigate }: MainNavigationProps) {
  const { mayEdit } = useCurrentProject();
  const shown = groups.filter(({ isForAdmins }) => mayEdit || !isForAdmins);

  return (
    <Stack gap="md">
      {shown.map((group) => (
        <NavigationGroup key={group.title} group={group} onNavigate={onNavigate} />
      ))}
    </Stack>
  );
}

function NavigationGroup({ group, onNavigate }: MainNavigationProps & { group: Group }) {
  const { id } = useCurrentProject();
  const { pathname } = useLocation();

  return (
    <nav aria-label={group.title}>
      <Text size="xs" fw={600} c="dimmed" px="sm" py={6} aria-hidden>
        {group.title}
      </Text>
      <Stack gap={2}>
        {group.rooms.map(({ path, label, Icon }) => {
          const to = `/projects/${id}/${path}`;
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
