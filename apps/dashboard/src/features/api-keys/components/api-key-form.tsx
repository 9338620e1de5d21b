import { Button, Group, Input, Radio, Stack, TextInput } from '@mantine/core';
import { CreateApiKeyDto, type ApiKeyScope } from '@ringdown/contracts';
import { useState } from 'react';

import { FormProblem } from '../../../components/form/form-problem';
import { useContractForm } from '../../../components/form/use-contract-form';
import { dayOf, defaultExpiry, endOfDay } from '../expiry';
import { ScopeTable } from './scope-table';

type ApiKeyFormProps = {
  create: (body: CreateApiKeyDto) => Promise<unknown>;
  onCancel: () => void;
};

/** Whether a key may do something everywhere, or in the areas that are chosen. */
type Reach = 'read' | 'write' | 'by-area';

export function ApiKeyForm({ create, onCancel }: ApiKeyFormProps) {
  const [reach, setReach] = useState<Reach>('by-area');
  const { form, problem, isSaving, onSubmit } = useContractForm({
    contract: CreateApiKeyDto,
    initialValues: {
      name: '',
      scopes: [] as ApiKeyScope[],
      expiresAt: defaultExpiry(new Date()),
    },
    save: create,
  });
  const chooseReach = (chosen: Reach) => {
    setReach(chosen);
    form.setFieldValue('scopes', chosen === 'by-area' ? [] : [chosen]);
  };

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <TextInput
          label="Name"
          description="Who or what will use it."
          required
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('name')}
        />
        <TextInput
          label="Expires"
          description="At the end of this day. Leave it empty for a key that does not expire."
          type="date"
          value={dayOf(form.values.expiresAt)}
          onChange={({ currentTarget }) =>
            form.setFieldValue('expiresAt', endOfDay(currentTarget.value))
          }
          error={form.errors['expiresAt']}
          data-path="expiresAt"
        />
        <Radio.Group label="What it may do" value={reach} onChange={(value) => chooseReach(value)}>
          <Stack gap={6} mt={6}>
            <Radio value="by-area" label="Only what is chosen here, area by area" />
            <Radio value="read" label="Read everything" />
            <Radio value="write" label="Read and change everything that an admin may" />
          </Stack>
        </Radio.Group>
        {reach === 'by-area' && (
          <Input.Wrapper error={form.errors['scopes']} data-path="scopes" tabIndex={-1}>
            <ScopeTable
              scopes={form.values.scopes}
              onChange={(scopes) => form.setFieldValue('scopes', scopes)}
            />
          </Input.Wrapper>
        )}
        <FormProblem problem={problem} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={isSaving}>
            Create key
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
