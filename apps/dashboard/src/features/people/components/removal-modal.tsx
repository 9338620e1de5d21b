import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { MemberDto } from '@ringdown/contracts';
import { useQuery } from '@tanstack/react-query';

import { useCurrentProject } from '../../../api/current-project';
import { sentenceOf } from '../../../api/problem-error';
import { FormProblem } from '../../../components/form/form-problem';
import { ListSkeleton } from '../../../components/list-skeleton';
import { QueryView } from '../../../components/query-view';
import { memberQueries, useLeave, useRemoveMember } from '../api/members.queries';
import { RemovalConsequences } from './removal-consequences';

type RemovalModalProps = {
  member: MemberDto;
  isMyself: boolean;
  isOpen: boolean;
  onClose: () => void;
  onClosed: () => void;
  onRemoved: () => void;
  /** The person who is signed in has left. */
  onLeft: () => void;
};

/** Says what a removal leaves uncovered before it offers to do it. */
export function RemovalModal({ isOpen, onClose, onClosed, ...removal }: RemovalModalProps) {
  const { member, isMyself } = removal;

  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      onExitTransitionEnd={onClosed}
      returnFocus={false}
      title={isMyself ? 'Leave the project?' : `Remove ${member.name}?`}
    >
      <Removal {...removal} onClose={onClose} />
    </Modal>
  );
}

function Removal({
  member,
  isMyself,
  onClose,
  onRemoved,
  onLeft,
}: Omit<RemovalModalProps, 'isOpen' | 'onClosed'>) {
  const project = useCurrentProject();
  const consequences = useQuery(memberQueries.removal(project.id, member.userId));
  const remove = useRemoveMember(project.id);
  const leave = useLeave(project.id);
  const act = isMyself ? leave : remove;
  const goOn = () => {
    if (isMyself) {
      leave.mutate(undefined, { onSuccess: onLeft });
      return;
    }
    remove.mutate(member, {
      onSuccess: () => {
        notifications.show({ message: `${member.name} is no longer a member.` });
        onRemoved();
      },
    });
  };

  return (
    <Stack>
      <QueryView
        query={consequences}
        errorTitle="What this would leave behind could not be found out"
        loading={<ListSkeleton rows={2} />}
      >
        {(removal) => <RemovalConsequences removal={removal} />}
      </QueryView>
      <Text size="sm">
        {isMyself
          ? `You will not see ${project.name} any more until somebody invites you again. Your account and your phones stay.`
          : `${member.name} will not see ${project.name} any more. The account itself stays, and so do past calls in the logs.`}
      </Text>
      <FormProblem problem={act.error === null ? undefined : sentenceOf(act.error)} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          {isMyself ? 'Stay' : 'Keep'}
        </Button>
        <Button
          color="red"
          loading={act.isPending}
          // Nobody decides before the consequences are told.
          disabled={consequences.data === undefined}
          onClick={goOn}
        >
          {isMyself ? 'Leave project' : 'Remove member'}
        </Button>
      </Group>
    </Stack>
  );
}
