import { Button, Group, Stack, TextInput } from '@mantine/core';
import {
  CreateInvitationDto,
  rolesInHandsOf,
  type MemberRole,
  type SentInvitationDto,
} from '@ringdown/contracts';

import { useCurrentProject } from '../../../api/current-project';
import { FormProblem } from '../../../components/form/form-problem';
import { RoleChoice } from '../../../components/form/role-choice';
import { useContractForm } from '../../../components/form/use-contract-form';
import { useInvite } from '../api/invitations.queries';

const initialValues: { email: string; role: MemberRole } = { email: '', role: 'responder' };

type InviteFormProps = { onSent: (invitation: SentInvitationDto) => void; onCancel: () => void };

export function InviteForm({ onSent, onCancel }: InviteFormProps) {
  const project = useCurrentProject();
  const invite = useInvite(project.id);
  const { form, problem, isSaving, onSubmit } = useContractForm({
    contract: CreateInvitationDto,
    initialValues,
    save: async (values) => onSent(await invite.mutateAsync(values)),
  });

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <TextInput
          label="E-mail address"
          type="email"
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('email')}
        />
        <RoleChoice
          roles={rolesInHandsOf(project.role)}
          value={form.values.role}
          onChange={(role) => form.setFieldValue('role', role)}
          error={form.errors['role']}
        />
        <FormProblem problem={problem} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={isSaving}>
            Invite
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
