import { Button, Checkbox, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import {
  CreateOutgoingWebhookDto,
  webhookEvents,
  webhookFormats,
  type WebhookEvent,
  type WebhookFormat,
} from '@ringdown/contracts';

import { FormProblem } from '../../../components/form/form-problem';
import { useContractForm } from '../../../components/form/use-contract-form';
import { eventWords, formatWords } from '../webhook-words';

type Values = { name: string; format: WebhookFormat; address: string; events: WebhookEvent[] };

type WebhookFormProps = {
  create: (body: CreateOutgoingWebhookDto) => Promise<unknown>;
  onCancel: () => void;
};

const empty: Values = { name: '', format: 'plain', address: '', events: [...webhookEvents] };

export function WebhookForm({ create, onCancel }: WebhookFormProps) {
  const { form, problem, isSaving, onSubmit } = useContractForm({
    contract: CreateOutgoingWebhookDto,
    initialValues: empty,
    save: create,
  });

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <TextInput
          label="Name"
          required
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('name')}
        />
        <NativeSelect
          label="Written for"
          data={webhookFormats.map((value) => ({ value, label: formatWords[value] }))}
          {...form.getInputProps('format')}
        />
        <TextInput
          label="Address"
          description="An https address that the internet reaches. It is kept secret: afterwards only its host is shown."
          required
          autoComplete="off"
          type="url"
          {...form.getInputProps('address')}
        />
        <Checkbox.Group label="Tells of" {...form.getInputProps('events')} data-path="events">
          <Stack gap={6} mt={6}>
            {webhookEvents.map((event) => (
              <Checkbox key={event} value={event} label={eventWords[event]} />
            ))}
          </Stack>
        </Checkbox.Group>
        <FormProblem problem={problem} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={isSaving}>
            Create webhook
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
