import { Stack } from '@mantine/core';
import { rolesInHandsOf, type MemberDto } from '@ringdown/contracts';
import { useState } from 'react';

import { useCurrentProject } from '../../../api/current-project';
import classes from '../../../components/linked-rows.module.css';
import { MemberCard } from './member-card';
import { RemovalModal } from './removal-modal';
import { ResetLinkModal } from './reset-link-modal';
import { RoleModal } from './role-modal';

type MembersListProps = { members: readonly MemberDto[]; myId: string; onLeft: () => void };
type Asked = { what: 'role' | 'password' | 'removal'; member: MemberDto; isRemoved?: boolean };

export function MembersList({ members, myId, onLeft }: MembersListProps) {
  const project = useCurrentProject();
  const inHands = rolesInHandsOf(project.role);
  const [asked, setAsked] = useState<Asked>();
  const [isOpen, setIsOpen] = useState(false);
  const ask = (next: Asked) => {
    setAsked(next);
    setIsOpen(true);
  };
  const modal = asked && {
    member: asked.member,
    isMyself: asked.member.userId === myId,
    isOpen,
    onClose: () => setIsOpen(false),
    onClosed: () => {
      focusAfter(asked);
      setAsked(undefined);
    },
  };

  return (
    <>
      <Stack component="ul" gap="xs" className={classes.plainList} aria-label="Members">
        {members.map((member) => {
          const isInHands = inHands.includes(member.role);
          const isMyself = member.userId === myId;
          return (
            <MemberCard
              key={member.userId}
              member={member}
              isMyself={isMyself}
              onChangeRole={isInHands ? () => ask({ what: 'role', member }) : undefined}
              onResetPassword={
                isInHands && !isMyself ? () => ask({ what: 'password', member }) : undefined
              }
              onRemove={isInHands || isMyself ? () => ask({ what: 'removal', member }) : undefined}
            />
          );
        })}
      </Stack>
      {modal && asked.what === 'role' && <RoleModal {...modal} />}
      {modal && asked.what === 'password' && <ResetLinkModal {...modal} />}
      {modal && asked.what === 'removal' && (
        <RemovalModal
          {...modal}
          onLeft={onLeft}
          onRemoved={() => {
            setAsked({ ...asked, isRemoved: true });
            setIsOpen(false);
          }}
        />
      )}
    </>
  );
}

/** The menu that opened the dialog is gone by then, and perhaps the whole member. */
function focusAfter({ member, isRemoved = false }: Asked): void {
  const actions = `[data-member="${member.userId}"] [data-actions]`;
  document.querySelector<HTMLElement>(isRemoved ? 'h1' : actions)?.focus();
}
