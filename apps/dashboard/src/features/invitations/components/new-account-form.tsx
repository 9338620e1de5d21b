import { Button, Stack, Text, TextInput } from '@mantine/core';
import { AcceptInvitationDto, type InvitationOfferDto, type MeDto } from '@ringdown/contracts';

import { FormProblem } from '../../../components/form/form-problem';
import { NewPasswordInput } from '../../../components/form/new-password-input';
import { useContractForm } from '../../../components/form/use-contract-form';
import { useAcceptAsNew } from '../api/acceptance.queries';

type NewAccountFormProps = {
  token: string;
  offer: InvitationOfferDto;
  /** Who is signed in now, and will be no longer. */
  me: MeDto | undefined;
  onAccepted: (me: MeDto) => void;
};

/** Accepts as somebody who is new here. */
export function NewAccountForm({ token, offer, me, onAccepted }: NewAccountFormProps) {
  const accept = useAcceptAsNew();
  const { form, problem, isSaving, onSubmit } = useContractForm({
    contract: AcceptInvitationDto,
    initialValues: { token, name: '', password: '' },
    save: async (values) => onAccepted(await accept.mutateAsync(values)),
  });

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {me !== undefined && (
          <Text size="sm" c="var(--ringdown-warning)">
            You are signed in as {me.email}. This makes another account and signs you in with it.
          </Text>
        )}
        <FormProblem problem={problem} />
        <TextInput
          label="E-mail address"
          description="You sign in with it."
          value={offer.email}
          readOnly
          autoComplete="username"
        />
        <TextInput
          label="Your name"
          description="Other members see it."
          autoComplete="name"
          autoFocus
          {...form.getInputProps('name')}
        />
        <NewPasswordInput label="Password" {...form.getInputProps('password')} />
        <Button type="submit" loading={isSaving}>
          Join {offer.projectName}
        </Button>
      </Stack>
    </form>
  );
}
