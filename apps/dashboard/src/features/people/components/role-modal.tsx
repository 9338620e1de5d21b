import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { rolesInHandsOf, UpdateMemberDto, type MemberDto } from '@ringdown/contracts';

import { useCurrentProject } from '../../../api/current-project';
import { FormProblem } from '../../../components/form/form-problem';
import { RoleChoice } from '../../../components/form/role-choice';
import { useContractForm } from '../../../components/form/use-contract-form';
import { roleWords } from '../../../components/role-words';
import { useChangeRole } from '../api/members.queries';

type RoleModalProps = {
  member: MemberDto;
  isMyself: boolean;
  isOpen: boolean;
  onClose: () => void;
  onClosed: () => void;
};

export function RoleModal({ isOpen, onClose, onClosed, ...shown }: RoleModalProps) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      onExitTransitionEnd={onClosed}
      returnFocus={false}
      title={`Role of ${shown.member.name}`}
    >
      <RoleForm {...shown} onDone={onClose} />
    </Modal>
  );
}

function RoleForm({
  member,
  isMyself,
  onDone,
}: Pick<RoleModalProps, 'member' | 'isMyself'> & { onDone: () => void }) {
  const project = useCurrentProject();
  const changeRole = useChangeRole(project.id);
  const { form, problem, isSaving, onSubmit } = useContractForm({
    contract: UpdateMemberDto,
    initialValues: { role: member.role },
    save: async ({ role }) => {
      await changeRole.mutateAsync({ member, role });
      notifications.show({ message: `${member.name} is ${roleWords[role].name} now.` });
      onDone();
    },
  });

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <RoleChoice
          roles={rolesInHandsOf(project.role)}
          value={form.values.role}
          onChange={(role) => form.setFieldValue('role', role)}
          error={form.errors['role']}
        />
        {isMyself && form.values.role !== member.role && (
          <Text size="sm" c="var(--ringdown-warning)">
            This is your own role: only somebody else can give you the old one back.
          </Text>
        )}
        <FormProblem problem={problem} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" loading={isSaving}>
            Save role
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
