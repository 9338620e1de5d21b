import { NavLink, Stack, Text } from '@mantine/core';
import type { Area } from '@ringdown/contracts';
import {
  IconActivity,
  IconAddressBook,
  IconCalendarTime,
  IconCalendarUser,
  IconChartBar,
  IconDeviceMobileMessage,
  IconHistory,
  IconHourglass,
  IconKey,
  IconList,
  IconMicrophone,
  IconPhoneIncoming,
  IconPhoneOff,
  IconSettings,
  IconShieldLock,
  IconUser,
  IconUsersGroup,
  IconWebhook,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router-dom';

import { useCurrentProject } from '../../api/current-project';
import { SwapCount } from '../../features/shifts/components/swap-count';

type MainNavigationProps = { onNavigate: () => void };
type Group = {
  title: string;
  /** Shown to whoever may see the area. */
  rooms: {
    path: string;
    label: string;
    Icon: typeof IconList;
    area: Area;
    /** What waits there. */
    count?: ReactNode;
  }[];
};

const groups: Group[] = [
  {
    title: 'On-Call Duty',
    rooms: [
      {
        path: 'policies',
        label: 'Incoming Call Policies',
        Icon: IconPhoneIncoming,
        area: 'policies',
      },
      { path: 'schedules', label: 'Schedules', Icon: IconCalendarTime, area: 'schedules' },
      {
        path: 'my-shifts',
        label: 'My Shifts',
        Icon: IconCalendarUser,
        area: 'schedules',
        count: <SwapCount />,
      },
      { path: 'voicemails', label: 'Voicemails', Icon: IconMicrophone, area: 'voicemails' },
      { path: 'live', label: 'Live Board', Icon: IconActivity, area: 'calls' },
      { path: 'logs', label: 'Logs', Icon: IconList, area: 'calls' },
      { path: 'statistics', label: 'Statistics', Icon: IconChartBar, area: 'calls' },
    ],
  },
  {
    title: 'Project Settings',
    rooms: [
      { path: 'settings/general', label: 'General', Icon: IconSettings, area: 'project' },
      { path: 'settings/members', label: 'Members', Icon: IconUser, area: 'members' },
      { path: 'settings/teams', label: 'Teams', Icon: IconUsersGroup, area: 'teams' },
      {
        path: 'settings/call-sms',
        label: 'Call & SMS',
        Icon: IconDeviceMobileMessage,
        area: 'call-sms-configs',
      },
      {
        path: 'settings/callers',
        label: 'Allow and Block Lists',
        Icon: IconPhoneOff,
        area: 'policies',
      },
      {
        path: 'settings/contacts',
        label: 'Contacts',
        Icon: IconAddressBook,
        area: 'contacts',
      },
      {
        path: 'settings/webhooks',
        label: 'Webhooks',
        Icon: IconWebhook,
        area: 'outgoing-webhooks',
      },
      {
        path: 'settings/retention',
        label: 'Retention',
        Icon: IconHourglass,
        area: 'project',
      },
      {
        path: 'settings/privacy',
        label: 'Privacy',
        Icon: IconShieldLock,
        area: 'project',
      },
      { path: 'settings/api-keys', label: 'API Keys', Icon: IconKey, area: 'api-keys' },
      { path: 'settings/audit-log', label: 'Audit Log', Icon: IconHistory, area: 'audit-log' },
    ],
  },
];

export function MainNavigation({ onNavigate }: MainNavigationProps) {
  return (
    <Stack gap="md">
      {groups.map((group) => (
        <NavigationGroup key={group.title} group={group} onNavigate={onNavigate} />
      ))}
    </Stack>
  );
}

function NavigationGroup({ group, onNavigate }: MainNavigationProps & { group: Group }) {
  const { id, may } = useCurrentProject();
  const { pathname } = useLocation();
  const rooms = group.rooms.filter(({ area }) => may('read', area));
  if (rooms.length === 0) return null;

  return (
    <nav aria-label={group.title}>
      <Text size="xs" fw={600} c="dimmed" px="sm" py={6} aria-hidden>
        {group.title}
      </Text>
      <Stack gap={2}>
        {rooms.map(({ path, label, Icon, count }) => {
          const to = `/projects/${id}/${path}`;
          const isHere = pathname === to || pathname.startsWith(`${to}/`);
          return (
            <NavLink
              key={path}
              component={Link}
              to={to}
              label={label}
              leftSection={<Icon size={18} aria-hidden />}
              rightSection={count}
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
