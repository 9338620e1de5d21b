import { Box, Button, Group, Radio, Stack, Textarea, TextInput, Title } from '@mantine/core';
import { CreateScheduleDto } from '@ringdown/contracts';

import { FormConflict } from '../../../../components/form/form-conflict';
import { FormProblem } from '../../../../components/form/form-problem';
import { FormSection } from '../../../../components/form/form-section';
import { readableValue } from '../../../../components/form/readable-value';
import { useContractForm } from '../../../../components/form/use-contract-form';
import type { Choice } from '../../../../components/people-order';
import { TimeZoneSelect } from '../../../../components/time-zone-select';
import { layerWords } from '../../layer-words';
import type { ScheduleFormValues, Layer } from '../../schedule-form-values';
import { errorsAt, withoutErrorsAt } from '../../../../components/form/field-errors';
import { HolidayCalendarsField } from './holiday-calendars-field';
import { LayersField } from './layers-field';
import { SchedulePreview } from './schedule-preview';

type ScheduleFormProps = {
  initialValues: ScheduleFormValues;
  choices: readonly Choice[];
  saveLabel: string;
  save: (values: ScheduleFormValues) => Promise<unknown>;
  /** What the schedule is now; absent for a new one. */
  reload?: () => Promise<ScheduleFormValues>;
  scheduleId?: string;
};

const labels = {
  name: 'Name',
  description: 'Description',
  timeZone: 'Time zone',
  mode: 'Several layers at once',
  layers: 'Layers',
  holidayCalendars: 'Holidays',
};

/** A schedule, new or old, with a preview of what it would say. */
export function ScheduleForm({ choices, saveLabel, scheduleId, ...contents }: ScheduleFormProps) {
  const { form, problem, conflict, isSaving, onSubmit } = useContractForm({
    contract: CreateScheduleDto,
    deepFields: ['layers', 'holidayCalendars'],
    ...contents,
  });
  const { values, errors } = form;
  const errorAt = errorsAt(errors);
  const nameOf = (id: string) => choices.find(({ userId }) => userId === id)?.name ?? 'somebody';
  /** Sets a field; what was said to be wrong with it waits for the next attempt to save. */
  const set = <Field extends keyof ScheduleFormValues>(
    field: Field,
    value: ScheduleFormValues[Field],
    changed: string = field,
  ) => {
    form.setValues({ [field]: value });
    form.setErrors(withoutErrorsAt(errors, changed));
  };

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="xl">
        <FormSection title="Schedule">
          <TextInput label={labels.name} required {...form.getInputProps('name')} />
          <Textarea
            label={labels.description}
            autosize
            minRows={2}
            maxRows={8}
            {...form.getInputProps('description')}
          />
          <TimeZoneSelect
            label={labels.timeZone}
            description="All times of the layers are on the clock of this zone."
            required
            {...form.getInputProps('timeZone')}
          />
          <Radio.Group label={labels.mode} {...form.getInputProps('mode')}>
            <Stack gap="xs" mt="xs">
              <Radio
                value="one-wins"
                label="The highest layer wins"
                description="Lower layers cover what the higher ones leave open."
              />
              <Radio
                value="all-on-call"
                label="Everybody is on call"
                description="The people of all layers that cover a moment are on call together."
              />
            </Stack>
          </Radio.Group>
        </FormSection>
        <Box component="section" aria-label={labels.layers} maw={760}>
          <Title order={2} mb="sm">
            {labels.layers}
          </Title>
          <LayersField
            values={values}
            choices={choices}
            onChange={(layers, changed) => set('layers', layers, changed)}
            errorAtLayer={(index) => errorsAt(errors, `layers.${index}.`)}
            error={errors['layers']}
          />
        </Box>
        <FormSection title={labels.holidayCalendars}>
          <HolidayCalendarsField
            calendars={values.holidayCalendars}
            onChange={(calendars) => set('holidayCalendars', calendars)}
            errorAt={errorAt}
          />
        </FormSection>
        <SchedulePreview values={values} scheduleId={scheduleId} />
        <FormProblem problem={problem} />
        <FormConflict
          conflict={conflict}
          labels={labels}
          say={(field, value) =>
            field === 'layers'
              ? readableValue((value as Layer[]).map((layer) => layerWords(layer, nameOf)))
              : undefined
          }
          isSaving={isSaving}
        >
          <Group>
            <Button type="submit" loading={isSaving}>
              {saveLabel}
            </Button>
          </Group>
        </FormConflict>
      </Stack>
    </form>
  );
}
