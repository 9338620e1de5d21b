import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { MemberDto } from '@ringdown/contracts';

import { useCurrentProject } from '../../../api/current-project';
import { sentenceOf } from '../../../api/problem-error';
import { FormProblem } from '../../../components/form/form-problem';
import { LinkToCopy } from '../../../components/link-to-copy';
import { useMakeResetLink } from '../api/members.queries';

type ResetLinkModalProps = {
  member: MemberDto;
  isOpen: boolean;
  onClose: () => void;
  onClosed: () => void;
};

/** Makes a link with which somebody who has forgotten their password sets a new one. */
export function ResetLinkModal({ member, isOpen, onClose, onClosed }: ResetLinkModalProps) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      onExitTransitionEnd={onClosed}
      returnFocus={false}
      title={`Password of ${member.name}`}
    >
      <ResetLink member={member} onDone={onClose} />
    </Modal>
  );
}

function ResetLink({
  member: { name, userId },
  onDone,
}: {
  member: MemberDto;
  onDone: () => void;
}) {
  const project = useCurrentProject();
  const make = useMakeResetLink(project.id);

  if (make.data !== undefined) {
    const until = new Date(make.data.expiresAt).toLocaleTimeString([], { timeStyle: 'short' });
    return (
      <Stack>
        <Text size="sm">
          Hand this link to {name} in private: whoever has it has the account. It works once, until{' '}
          {until}, and is not shown again.
        </Text>
        <LinkToCopy link={make.data.url} />
        <Group justify="flex-end">
          <Button onClick={onDone}>Done</Button>
        </Group>
      </Stack>
    );
  }
  return (
    <Stack>
      <Text size="sm">
        You get a link with which {name} can set a new password within an hour. Nothing changes
        until it is used; then {name} is signed out everywhere.
      </Text>
      <FormProblem problem={make.error === null ? undefined : sentenceOf(make.error)} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
        <Button loading={make.isPending} onClick={() => make.mutate(userId)}>
          Make a link
        </Button>
      </Group>
    </Stack>
  );
}
