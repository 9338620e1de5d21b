import { Checkbox, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import type { RoutingPlan } from '@ringdown/call-routing';

import { isMasked } from '../../../components/phone-number';
import type { Trial } from '../trial';

type CallerFieldsProps = {
  trial: Trial;
  plan: Pick<RoutingPlan, 'admission' | 'menu'>;
  onChange: (change: Partial<Trial>) => void;
};

const patience = [
  { value: '', label: 'Waits to the end' },
  { value: '20', label: 'Hangs up after 20 s' },
  { value: '60', label: 'Hangs up after 1 min' },
  { value: '120', label: 'Hangs up after 2 min' },
  { value: '300', label: 'Hangs up after 5 min' },
];

/** Who calls, and how long they wait; what the policy does not look at is not asked for. */
export function CallerFields({ trial, plan, onChange }: CallerFieldsProps) {
  const { challenge, callsPerHour, entries } = plan.admission;

  return (
    <Stack gap="xs">
      <TextInput
        label="Caller’s number"
        type="tel"
        description={
          entries.some(({ pattern }) => isMasked(pattern)) &&
          'Numbers on the allow and block lists are left out, because you do not see them in full.'
        }
        value={trial.number}
        disabled={trial.isWithheld}
        onChange={({ currentTarget }) => onChange({ number: currentTarget.value })}
      />
      <Checkbox
        label="The number is withheld"
        checked={trial.isWithheld}
        onChange={({ currentTarget }) => onChange({ isWithheld: currentTarget.checked })}
      />
      <Select
        label="The caller"
        data={patience}
        value={String(trial.patienceSeconds ?? '')}
        allowDeselect={false}
        onChange={(value) =>
          onChange({ patienceSeconds: value === '' || value === null ? undefined : Number(value) })
        }
      />
      {challenge === 'unverified' && (
        <Checkbox
          label="The phone network finds the number unproven"
          checked={trial.hasFailedVerification}
          onChange={({ currentTarget }) =>
            onChange({ hasFailedVerification: currentTarget.checked })
          }
        />
      )}
      {challenge !== 'nobody' && (
        <Checkbox
          label="Presses 1 when asked to"
          checked={trial.pressesKey}
          onChange={({ currentTarget }) => onChange({ pressesKey: currentTarget.checked })}
        />
      )}
      {plan.menu !== undefined && (
        <Select
          label="In the menu"
          data={[
            { value: '', label: 'Presses nothing' },
            ...plan.menu.choices.map(({ key }) => ({ value: key, label: `Presses ${key}` })),
          ]}
          value={trial.menuKey}
          allowDeselect={false}
          onChange={(menuKey) => onChange({ menuKey: menuKey ?? '' })}
        />
      )}
      {callsPerHour !== null && (
        <NumberInput
          label="Their calls in the hour before"
          min={0}
          max={1000}
          allowDecimal={false}
          value={trial.callsBefore}
          onChange={(value) => onChange({ callsBefore: Number(value) || 0 })}
        />
      )}
    </Stack>
  );
}
