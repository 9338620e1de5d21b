import { ActionIcon, Badge, Group, Menu, Paper, Text } from '@mantine/core';
import type { MemberDto } from '@ringdown/contracts';
import { IconDots, IconKey, IconLogout, IconUserMinus, IconUserShield } from '@tabler/icons-react';

import { PersonAvatar } from '../../../components/person-avatar';
import { readablePhone } from '../../../components/phone-number';
import { roleWords } from '../../../components/role-words';
import classes from './member-card.module.css';

type MemberCardProps = {
  member: MemberDto;
  isMyself: boolean;
  /** What may be done with this member; absent: nothing. */
  onChangeRole?: (() => void) | undefined;
  onResetPassword?: (() => void) | undefined;
  onRemove?: (() => void) | undefined;
};

/** One member: who it is, as what, and whether a call can reach them. */
export function MemberCard({
  member,
  isMyself,
  onChangeRole,
  onResetPassword,
  onRemove,
}: MemberCardProps) {
  const hasMenu = [onChangeRole, onResetPassword, onRemove].some((act) => act !== undefined);

  return (
    <Paper
      component="li"
      withBorder
      p="sm"
      bg="var(--ringdown-surface)"
      data-member={member.userId}
    >
      <Group wrap="nowrap" gap="sm">
        <PersonAvatar name={member.name} size={36} />
        <div className={classes.columns}>
          <div className={classes.person}>
            <Text size="sm" fw={600} className={classes.breakable}>
              {member.name}
              {isMyself && (
                <Text span inherit fw={400} c="dimmed">
                  {' '}
                  (you)
                </Text>
              )}
            </Text>
            <Text size="sm" c="dimmed" className={classes.breakable}>
              {member.email}
            </Text>
          </div>
          <Badge variant="light" color={member.role === 'viewer' ? 'gray' : 'indigo'}>
            {roleWords[member.role].name}
          </Badge>
          <RungPhone member={member} />
        </div>
        {hasMenu && (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Actions for ${member.name}`}
                data-actions
              >
                <IconDots size={18} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {onChangeRole && (
                <Menu.Item leftSection={<IconUserShield size={16} />} onClick={onChangeRole}>
                  Change role…
                </Menu.Item>
              )}
              {onResetPassword && (
                <Menu.Item leftSection={<IconKey size={16} />} onClick={onResetPassword}>
                  Reset password…
                </Menu.Item>
              )}
              {onRemove && (
                <Menu.Item
                  color="red"
                  leftSection={isMyself ? <IconLogout size={16} /> : <IconUserMinus size={16} />}
                  onClick={onRemove}
                >
                  {isMyself ? 'Leave the project…' : 'Remove…'}
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
        )}
      </Group>
    </Paper>
  );
}

function RungPhone({ member: { phones, role } }: { member: MemberDto }) {
  const rung = phones.find(({ verified }) => verified);
  const isMissed = rung === undefined && role !== 'viewer';

  return (
    <Text size="sm" className="numbers" c={isMissed ? 'var(--ringdown-warning)' : 'dimmed'}>
      {rung === undefined ? 'no verified phone' : readablePhone(rung.number)}
    </Text>
  );
}
