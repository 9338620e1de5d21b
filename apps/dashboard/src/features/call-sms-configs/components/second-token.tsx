import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { UpdateCallSmsConfigDto, type CallSmsConfigDto } from '@ringdown/contracts';

import { useCurrentProject } from '../../../api/current-project';
import { confirmDestruction } from '../../../components/confirm';
import { FormProblem } from '../../../components/form/form-problem';
import { FormSection } from '../../../components/form/form-section';
import { useContractForm } from '../../../components/form/use-contract-form';
import { useUpdateConfig, type ConfigChanges } from '../api/call-sms-configs.mutations';
import { TokenInput } from './token-input';

type SecondTokenProps = {
  config: CallSmsConfigDto;
  onSaved: (saved: CallSmsConfigDto) => void;
};

/** Replaces a token without losing a call in between. */
export function SecondToken(props: SecondTokenProps) {
  return (
    <FormSection title="Replace the Auth Token">
      {props.config.hasSecondAuthToken ? <HeldToken {...props} /> : <NewToken {...props} />}
    </FormSection>
  );
}

function NewToken({ config, onSaved }: SecondTokenProps) {
  const project = useCurrentProject();
  const update = useUpdateConfig(project.id, config.id);
  const { form, problem, isSaving, onSubmit } = useContractForm({
    contract: UpdateCallSmsConfigDto,
    initialValues: { secondAuthToken: undefined as string | undefined },
    save: async ({ secondAuthToken }) => {
      if (secondAuthToken === undefined) return;
      onSaved(await update.mutateAsync({ body: { secondAuthToken }, version: config.version }));
      notifications.show({ message: 'Calls signed with either token are taken now.' });
    },
  });

  return (
    <form onSubmit={onSubmit} noValidate>
      <TokenInput
        label="Second Auth Token"
        description="Make a secondary token in the Twilio console and add it here. Calls signed with either are taken until you promote it."
        field="secondAuthToken"
        value={form.values.secondAuthToken}
        onChange={(token) => form.setFieldValue('secondAuthToken', token)}
        error={form.errors['secondAuthToken']}
      />
      <FormProblem problem={problem} />
      <Button type="submit" variant="default" mt="md" loading={isSaving}>
        Add second token
      </Button>
    </form>
  );
}

function HeldToken({ config, onSaved }: SecondTokenProps) {
  const project = useCurrentProject();
  const update = useUpdateConfig(project.id, config.id);
  const change = async (body: ConfigChanges) =>
    onSaved(await update.mutateAsync({ body, version: config.version }));
  const promote = () =>
    confirmDestruction({
      title: 'Promote the second token?',
      consequence:
        'It becomes the Auth Token, and the old one is forgotten: calls signed with the old one are refused. Promote it in the Twilio console first.',
      verb: 'Promote token',
      destroy: () => change({ promoteSecondAuthToken: true }),
      onDone: () => notifications.show({ message: 'The second token is the Auth Token now.' }),
    });
  const remove = () =>
    confirmDestruction({
      title: 'Remove the second token?',
      consequence: 'Calls signed with it are refused. The Auth Token stays as it is.',
      verb: 'Remove token',
      destroy: () => change({ secondAuthToken: null }),
      onDone: () => notifications.show({ message: 'The second token is removed.' }),
    });

  return (
    <>
      <Text size="sm">A second token is held. Calls signed with either one are taken.</Text>
      <Group>
        <Button variant="default" onClick={promote}>
          Promote it…
        </Button>
        <Button color="red" variant="outline" onClick={remove}>
          Remove it…
        </Button>
      </Group>
    </>
  );
}
