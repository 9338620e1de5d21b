import { Button, Modal, Stack, Text, TextInput } from '@mantine/core';
import { ErasedCallerDto, type TracesOfCallerDto } from '@ringdown/contracts';
import { useState } from 'react';

import { useCurrentProject } from '../../../api/current-project';
import { FormProblem } from '../../../components/form/form-problem';
import { FormSection } from '../../../components/form/form-section';
import { useContractForm } from '../../../components/form/use-contract-form';
import { useTracesOfCaller } from '../api/erasures.queries';
import { ErasureConfirmation } from './erasure-confirmation';

type Asked = { number: string; traces: TracesOfCallerDto };

/** Finds out what there is of a caller, and has it erased once the number was typed again. */
export function EraseCaller() {
  const { id } = useCurrentProject();
  const find = useTracesOfCaller(id);
  const [asked, setAsked] = useState<Asked>();
  const { form, problem, isSaving, onSubmit } = useContractForm({
    contract: ErasedCallerDto,
    initialValues: { number: '' },
    save: async (body) => {
      setAsked({ number: body.number.trim(), traces: await find.mutateAsync(body) });
    },
  });
  const close = () => setAsked(undefined);

  return (
    <>
      <form onSubmit={onSubmit} noValidate>
        <FormSection title="Erase a caller">
          <Text size="sm">
            When somebody wants to be forgotten. Their number leaves the logs, lists and contacts;
            what they said, and the carrier’s records of their calls, are deleted. The calls stay
            for the statistics, without the number.
          </Text>
          <TextInput
            label="Number"
            description="As the logs have it, such as +4930901820"
            autoComplete="off"
            maw={360}
            {...form.getInputProps('number')}
          />
          <FormProblem problem={problem} />
          <Stack align="flex-start">
            <Button type="submit" variant="default" loading={isSaving}>
              See what there is
            </Button>
          </Stack>
        </FormSection>
      </form>
      <Modal opened={asked !== undefined} onClose={close} title="Erase this caller?">
        {asked !== undefined && (
          <ErasureConfirmation
            {...asked}
            onCancel={close}
            onErased={() => {
              close();
              form.reset();
            }}
          />
        )}
      </Modal>
    </>
  );
}
