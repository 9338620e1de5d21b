import { Button, Menu, Text, VisuallyHidden } from '@mantine/core';
import type { MeDto } from '@ringdown/contracts';
import { IconChevronDown, IconDeviceMobile, IconLogout, IconShieldLock } from '@tabler/icons-react';
import { Link } from 'react-router-dom';

import { PersonAvatar } from '../../../components/person-avatar';
import { useSignOut } from '../api/session.queries';

/** Who is signed in, their own settings, and the way out. */
export function UserMenu({ me }: { me: MeDto }) {
  const signOut = useSignOut();

  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          px={6}
          loading={signOut.isPending}
          leftSection={<PersonAvatar name={me.name} size={26} />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          <Text span size="sm" visibleFrom="sm" c="var(--mantine-color-text)">
            {me.name}
          </Text>
          <VisuallyHidden>: your menu</VisuallyHidden>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {me.name}
          <br />
          {me.email}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>User Settings</Menu.Label>
        <Menu.Item
          component={Link}
          to="/settings/notification-methods"
          leftSection={<IconDeviceMobile size={16} />}
        >
          Notification Methods
        </Menu.Item>
        <Menu.Item
          component={Link}
          to="/settings/security"
          leftSection={<IconShieldLock size={16} />}
        >
          Security
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={16} />}
          onClick={() =>
            // A whole new page forgets everything that the old one knew.
            signOut.mutate(undefined, { onSuccess: () => window.location.assign('/sign-in') })
          }
        >
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
