import { Button, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { CreateShiftSwapDto, type PersonShiftDto } from '@ringdown/contracts';
import { useQuery } from '@tanstack/react-query';

import { useCurrentProject } from '../../../api/current-project';
import { FormProblem } from '../../../components/form/form-problem';
import { useContractForm } from '../../../components/form/use-contract-form';
import { shiftQueries } from '../api/shifts.queries';
import { stillToCome, weeksFrom } from '../duty';
import { fromInput, shiftWords, toInput, viewersZone } from '../shift-times';

/** Somebody who can be asked. */
type Colleague = { userId: string; name: string };

type HandOverFormProps = {
  shift: PersonShiftDto;
  /** Of it, what is still to come. */
  rest: { from: string; to: string };
  colleagues: readonly Colleague[];
  now: number;
  ask: (body: CreateShiftSwapDto) => Promise<unknown>;
  onCancel: () => void;
};

type Values = Pick<CreateShiftSwapDto, 'scheduleId' | 'userId' | 'from' | 'to'> & {
  inReturn: CreateShiftSwapDto['inReturn'];
  message: string;
};

/** Asks a colleague to take a shift, or a part of it; as a gift or for one of theirs. */
export function HandOverForm({ shift, rest, colleagues, now, ask, onCancel }: HandOverFormProps) {
  const initialValues: Values = {
    scheduleId: shift.scheduleId,
    userId: '',
    ...rest,
    inReturn: undefined,
    message: '',
  };
  const { form, problem, isSaving, onSubmit } = useContractForm<Values>({
    contract: CreateShiftSwapDto,
    initialValues,
    save: ({ inReturn, ...values }) =>
      ask({ ...values, ...(inReturn === undefined ? {} : { inReturn }) }),
  });
  const colleague = colleagues.find(({ userId }) => userId === form.values.userId);
  const time = (field: 'from' | 'to', label: string) => (
    <TextInput
      type="datetime-local"
      label={label}
      required
      min={toInput(rest.from)}
      max={toInput(rest.to)}
      flex="1 1 12rem"
      value={toInput(form.values[field])}
      onChange={({ currentTarget }) => form.setFieldValue(field, fromInput(currentTarget.value))}
      error={form.errors[field]}
      data-path={field}
    />
  );

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <Text size="sm">
          {shift.scheduleName}: {shiftWords(shift)}
        </Text>
        <Select
          label="Colleague"
          description="Nothing changes until they accept."
          placeholder="Choose somebody"
          required
          searchable
          data-autofocus
          data-path="userId"
          nothingFoundMessage="Nobody of this name can be asked"
          data={colleagues.map(({ userId, name }) => ({ value: userId, label: name }))}
          value={form.values.userId === '' ? null : form.values.userId}
          onChange={(userId) => {
            form.setValues({ userId: userId ?? '', inReturn: undefined });
            form.clearFieldError('userId');
          }}
          error={form.errors['userId']}
        />
        <div>
          <Group align="flex-start" gap="sm">
            {time('from', 'From')}
            {time('to', 'To')}
          </Group>
          <Text size="xs" c="dimmed" mt={4}>
            All of it, or a part. Times are in your zone, {viewersZone}.
          </Text>
        </div>
        {colleague !== undefined && (
          <ReturnShift
            key={colleague.userId}
            {...{ colleague, now }}
            value={form.values.inReturn}
            onChange={(inReturn) => form.setFieldValue('inReturn', inReturn)}
            error={form.errors['inReturn']}
          />
        )}
        <Textarea
          label="Message"
          description="Why you ask, if you like."
          autosize
          minRows={2}
          maxRows={6}
          {...form.getInputProps('message')}
        />
        <FormProblem problem={problem} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={isSaving}>
            {colleague === undefined ? 'Ask' : `Ask ${colleague.name}`}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const nothing = 'nothing';

function ReturnShift({
  colleague,
  now,
  value,
  onChange,
  error,
}: {
  colleague: Colleague;
  now: number;
  value: Values['inReturn'];
  onChange: (inReturn: Values['inReturn']) => void;
  error: React.ReactNode;
}) {
  const { id } = useCurrentProject();
  const query = useQuery(shiftQueries.during(id, { userId: colleague.userId, ...weeksFrom(now) }));
  const offers = (query.data?.shifts ?? []).flatMap((shift) => {
    const { scheduleId, scheduleName } = shift;
    const rest = stillToCome(shift, now);
    return rest === undefined ? [] : [{ scheduleId, scheduleName, ...rest }];
  });
  const keyOf = ({ scheduleId, from }: { scheduleId: string; from: string }) =>
    `${scheduleId} ${from}`;

  return (
    <Select
      label="In return you take"
      description={
        query.isError
          ? `The shifts of ${colleague.name} could not be loaded: you can give yours away all the same.`
          : `A shift of ${colleague.name}’s in the next weeks.`
      }
      allowDeselect={false}
      data={[
        { value: nothing, label: 'Nothing: it is a favour' },
        ...offers.map((shift) => ({
          value: keyOf(shift),
          label: `${shiftWords(shift)} (${shift.scheduleName})`,
        })),
      ]}
      value={value === undefined ? nothing : keyOf(value)}
      onChange={(key) => {
        const chosen = offers.find((shift) => keyOf(shift) === key);
        onChange(chosen && { scheduleId: chosen.scheduleId, from: chosen.from, to: chosen.to });
      }}
      error={error}
    />
  );
}
