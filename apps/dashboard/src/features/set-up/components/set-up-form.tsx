import { Button, Stack, TextInput } from '@mantine/core';
import { SetUpDto } from '@ringdown/contracts';

import { FormProblem } from '../../../components/form/form-problem';
import { NewPasswordInput } from '../../../components/form/new-password-input';
import { useContractForm } from '../../../components/form/use-contract-form';
import { useSetUp } from '../api/set-up.queries';

type SetUpFormProps = {
  /** Whether one has to prove that one may read the log of the installation. */
  codeNeeded: boolean;
  onDone: () => void;
};

export function SetUpForm({ codeNeeded, onDone }: SetUpFormProps) {
  const setUp = useSetUp();
  const { form, problem, isSaving, onSubmit } = useContractForm({
    contract: SetUpDto,
    initialValues: { name: '', email: '', password: '', projectName: '', code: '' },
    save: async ({ code, ...values }) => {
      await setUp.mutateAsync(codeNeeded ? { ...values, code } : values);
      onDone();
    },
  });

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <FormProblem problem={problem} />
        <TextInput
          label="Your name"
          autoComplete="name"
          autoFocus
          {...form.getInputProps('name')}
        />
        <TextInput
          label="E-mail address"
          type="email"
          description="You sign in with it."
          autoComplete="username"
          inputWrapperOrder={['label', 'description', 'error', 'input']}
          {...form.getInputProps('email')}
        />
        <NewPasswordInput label="Password" {...form.getInputProps('password')} />
        <TextInput
          label="Project name"
          description="What the hotline is for, such as the name of your company."
          autoComplete="organization"
          inputWrapperOrder={['label', 'description', 'error', 'input']}
          {...form.getInputProps('projectName')}
        />
        {codeNeeded && (
          <TextInput
            label="Set-up code"
            description="Ringdown wrote it into its log when it started, so that only the person who installed it can set it up. Look there for “set-up code”."
            autoComplete="off"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            inputWrapperOrder={['label', 'description', 'error', 'input']}
            {...form.getInputProps('code')}
          />
        )}
        <Button type="submit" loading={isSaving}>
          Set up Ringdown
        </Button>
      </Stack>
    </form>
  );
}
