import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { CreateScheduleOverrideDto, overrideKinds, type ScheduleDto } from '@ringdown/contracts';

import { zoneWords } from '../../../../components/zone-words';
import { FormProblem } from '../../../../components/form/form-problem';
import { useContractForm } from '../../../../components/form/use-contract-form';
import { instantOf, localTimeAt } from '../../local-date';
import { EffectPreview } from './effect-preview';
import { kindWords, requestOf, withMeComingIn, type OverrideDraft } from './override-draft';

/** Somebody whom an override may name. */
type Person = { userId: string; name: string };

type OverrideFormProps = {
  schedule: ScheduleDto;
  draft: OverrideDraft;
  people: readonly Person[];
  /** Given to those who may put only themselves on call. */
  myId: string | undefined;
  save: (body: CreateScheduleOverrideDto) => Promise<unknown>;
  onCancel: () => void;
};

/** An override: what it does, to whom, from when to when, and what comes of it. */
export function OverrideForm({ schedule, people, myId, ...props }: OverrideFormProps) {
  const { timeZone } = schedule;
  const own = (draft: OverrideDraft) => (myId === undefined ? draft : withMeComingIn(draft, myId));
  const { form, problem, isSaving, onSubmit } = useContractForm<OverrideDraft>({
    contract: CreateScheduleOverrideDto,
    initialValues: own(props.draft),
    save: (values) => props.save(requestOf(values)),
  });
  const { values, errors } = form;
  const person = (field: 'userId' | 'byUserId', label: string) => (
    <Select
      label={label}
      placeholder="Choose somebody"
      required
      searchable
      nothingFoundMessage="Nobody of this name is in the project"
      data={people
        .filter(({ userId }) => field === 'byUserId' || userId !== myId)
        .map(({ userId, name }) => ({ value: userId, label: name }))}
      value={values[field] ?? null}
      onChange={(userId) => form.setFieldValue(field, userId ?? undefined)}
      error={errors[field]}
      data-path={field}
    />
  );
  const time = (field: 'from' | 'to', label: string) => (
    <TextInput
      type="datetime-local"
      label={label}
      required
      flex="1 1 12rem"
      value={values[field] === '' ? '' : localTimeAt(Date.parse(values[field]), timeZone)}
      onChange={({ currentTarget }) =>
        form.setFieldValue(field, toInstant(currentTarget.value, timeZone))
      }
      error={errors[field]}
      data-path={field}
    />
  );

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <Select
          label="What happens"
          allowDeselect={false}
          data={overrideKinds.flatMap((kind) => {
            const { label, ownLabel } = kindWords[kind];
            const words = myId === undefined ? label : ownLabel;
            return words === undefined ? [] : [{ value: kind, label: words }];
          })}
          value={values.kind}
          onChange={(kind) => {
            if (kind !== null) form.setValues(own({ ...values, kind, userId: undefined }));
          }}
          data-path="kind"
          error={errors['kind']}
        />
        {values.kind === 'replace' && person('userId', 'Who is relieved')}
        {(values.kind === 'remove' || (values.kind === 'add' && myId === undefined)) &&
          person('userId', 'Who')}
        {(values.kind === 'replace' || values.kind === 'replace-all') &&
          myId === undefined &&
          person('byUserId', 'Who takes over')}
        <div>
          <Group align="flex-start" gap="sm">
            {time('from', 'From')}
            {time('to', 'To')}
          </Group>
          <Text size="xs" c="dimmed" mt={4}>
            Times are in the schedule’s zone, {zoneWords(timeZone)}.
          </Text>
        </div>
        <EffectPreview
          schedule={schedule}
          draft={requestOf(values)}
          nameOf={(id) => people.find(({ userId }) => userId === id)?.name ?? 'somebody'}
        />
        <FormProblem problem={problem} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={props.onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={isSaving}>
            Add override
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function toInstant(localTime: string, timeZone: string): string {
  const instant = instantOf(localTime, timeZone);
  return instant === undefined ? '' : new Date(instant).toISOString();
}
