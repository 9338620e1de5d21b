import { Button, NumberInput, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { retentionDays, SetRetentionDto, type RetentionDto } from '@ringdown/contracts';
import { useState } from 'react';

import { useCurrentProject } from '../../../api/current-project';
import { FormConflict } from '../../../components/form/form-conflict';
import { FormProblem } from '../../../components/form/form-problem';
import { FormSection } from '../../../components/form/form-section';
import { useContractForm } from '../../../components/form/use-contract-form';
import { useFetchRetention, useSetRetention } from '../api/retention.queries';

type Days = { [Field in keyof SetRetentionDto]: SetRetentionDto[Field] };

const labels: Record<keyof Days, string> = {
  callDays: 'Calls',
  journalDays: 'What happened in a call',
  voicemailDays: 'Voicemails',
  recordingDays: 'Recordings of calls',
};

const descriptions: Record<keyof Days, string> = {
  callDays:
    'The whole call, with its rings, its message and its recording. It leaves the logs and the statistics.',
  journalDays: 'The lines of a call’s page that tell each step. The call itself stays.',
  voicemailDays: 'What callers said, at the carrier, too. That there was a message stays known.',
  recordingDays:
    'What callers and responders said, at the carrier, too. That there was a recording stays known.',
};

const fields = Object.keys(labels) as (keyof Days)[];

/** For how many days a project keeps what it knows of its calls. */
export function RetentionForm({ retention }: { retention: RetentionDto }) {
  const { id, may } = useCurrentProject();
  const set = useSetRetention(id);
  const fetchRetention = useFetchRetention(id);
  // What the form began with: news of other people's changes must not undo what is being typed.
  const [shown, setShown] = useState(retention);
  const isReadOnly = !may('write', 'project');
  const { form, problem, conflict, isSaving, onSubmit } = useContractForm<Days>({
    contract: SetRetentionDto,
    initialValues: daysOf(shown),
    save: async (body) => {
      setShown(await set.mutateAsync({ body, version: shown.version }));
      notifications.show({ message: 'Saved. What is older goes within the hour.' });
    },
    reload: async () => {
      const present = await fetchRetention();
      setShown(present);
      return daysOf(present);
    },
  });

  return (
    <form onSubmit={onSubmit} noValidate>
      <FormSection title="How long calls are kept">
        {fields.map((field) => (
          <NumberInput
            key={field}
            label={labels[field]}
            description={descriptions[field]}
            placeholder="For ever"
            suffix=" days"
            maw={420}
            min={retentionDays.least}
            max={retentionDays.most}
            allowDecimal={false}
            allowNegative={false}
            clampBehavior="none"
            readOnly={isReadOnly}
            hideControls={isReadOnly}
            {...form.getInputProps(field)}
            value={form.values[field] ?? ''}
            onChange={(days) => form.setFieldValue(field, days === '' ? null : Number(days))}
          />
        ))}
        <FormProblem problem={problem} />
        {!isReadOnly && (
          <FormConflict conflict={conflict} labels={labels} isSaving={isSaving}>
            <Stack align="flex-start">
              <Button type="submit" loading={isSaving}>
                Save
              </Button>
            </Stack>
          </FormConflict>
        )}
      </FormSection>
    </form>
  );
}

function daysOf({ callDays, journalDays, voicemailDays, recordingDays }: Days): Days {
  return { callDays, journalDays, voicemailDays, recordingDays };
}
