import type { EscalationRuleDto } from '@ringdown/contracts';
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { ProblemError } from '../../../api/problem-error';
import { show } from '../../../testing/show';
import { targetChoices } from '../target-choices';
import { aMember, aSchedule, aTeam, idOf, person, rule as aRule } from '../testing/rules';
import { RuleForm } from './rule-form';

const choices = targetChoices({
  members: [aMember('Alice'), aMember('Bob', null)],
  teams: [aTeam('Backend', 'Alice', 'Bob')],
  schedules: [aSchedule('Platform on call', 'Alice')],
});
const rule = aRule(30, person('Alice'), person('Bob', null));
const user = (name: string) => ({ kind: 'user', id: idOf(name) });

const showForm = (
  save: (values: object, version: number | undefined) => Promise<unknown>,
  edited?: EscalationRuleDto,
  present: EscalationRuleDto = rule,
) =>
  show(
    <RuleForm
      rule={edited}
      choices={choices}
      save={save}
      fetchRule={() => Promise.resolve(present)}
      onCancel={() => undefined}
    />,
  );
const seconds = () => screen.getByRole('textbox', { name: /Escalate after/ });

afterEach(cleanup);

describe('RuleForm', () => {
  it('names what is missing beside its field and sends nothing', async () => {
    const save = vi.fn(() => Promise.resolve());
    showForm(save);

    await userEvent.clear(seconds());
    await userEvent.type(seconds(), '3');
    await userEvent.click(screen.getByRole('button', { name: 'Add rule' }));

    expect(screen.getByText('Choose at least one person, team or schedule.')).toBeDefined();
    expect(seconds().getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText('Escalate after 5 to 600 seconds.')).toBeDefined();
    expect(save).not.toHaveBeenCalled();
  });

  it('names schedules, teams and people in one order, found by part of their name', async () => {
    const save = vi.fn(() => Promise.resolve());
    showForm(save);
    const field = screen.getByRole('combobox', { name: /Whom to ring/ });

    for (const part of ['bob', 'form', 'end']) {
      await userEvent.type(field, part);
      await userEvent.click(await screen.findByRole('option'));
    }
    await userEvent.click(screen.getByRole('button', { name: 'Move Backend up' }));
    await userEvent.click(screen.getByRole('button', { name: 'Add rule' }));

    const targets = [
      user('Bob'),
      { kind: 'team', id: idOf('Backend') },
      { kind: 'schedule', id: idOf('Platform on call') },
    ];
    expect(save).toHaveBeenCalledWith(
      { targets, ringMode: 'one-by-one', escalateAfterSeconds: 30 },
      undefined,
    );
  });

  it('says of each choice what it is, and whether it would be passed over', async () => {
    showForm(() => Promise.resolve());

    await userEvent.click(screen.getByRole('combobox', { name: /Whom to ring/ }));

    const options = screen.getAllByRole('option').map(({ textContent }) => textContent);
    expect(options).toEqual([
      'Platform on call1 person · Europe/Berlin',
      'Backend2 people',
      'Alice+1 202 555 0123',
      'Bobno verified phone – skipped',
    ]);
  });

  it('sends people in the order in which they stand', async () => {
    const save = vi.fn(() => Promise.resolve());
    showForm(save, rule);

    await userEvent.click(screen.getByRole('button', { name: 'Move Bob up' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save rule' }));

    const values = {
      targets: [user('Bob'), user('Alice')],
      ringMode: 'one-by-one',
      escalateAfterSeconds: 30,
    };
    expect(save).toHaveBeenCalledWith(values, 1);
    expect(screen.getByText('Bob is now number 1 of 2.')).toBeDefined();
  });

  it('rings all at once when told to', async () => {
    const save = vi.fn(() => Promise.resolve());
    showForm(save, rule);

    await userEvent.click(screen.getByRole('radio', { name: 'All at once' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save rule' }));

    expect(save).toHaveBeenCalledWith(expect.objectContaining({ ringMode: 'all-at-once' }), 1);
  });

  it('shows what the API refuses beside the field that it names', async () => {
    const problem = new ProblemError({
      code: 'invalid-request',
      detail: 'Some fields need your attention.',
      fieldErrors: { targets: ['Bob is no longer a member.'] },
    });
    showForm(() => Promise.reject(problem), rule);

    await userEvent.click(screen.getByRole('button', { name: 'Save rule' }));

    expect(await screen.findByText('Bob is no longer a member.')).toBeDefined();
    expect(screen.queryByText('Some fields need your attention.')).toBeNull();
  });

  it('shows a refusal of the whole above the buttons', async () => {
    const detail = 'A policy has at most 50 rules.';
    showForm(() => Promise.reject(new ProblemError({ code: 'conflict', detail })), rule);

    await userEvent.click(screen.getByRole('button', { name: 'Save rule' }));

    expect((await screen.findByRole('alert')).textContent).toContain(detail);
  });

  describe('when somebody else has changed the rule meanwhile', () => {
    const present = Object.assign(aRule(45, person('Bob', null)), { version: 2 });
    const changed = new ProblemError({ code: 'changed-meanwhile', detail: 'Look again.' });
    const saveOnlyVersion2 = () =>
      vi.fn((_values: object, version: number | undefined) =>
        version === 2 ? Promise.resolve() : Promise.reject(changed),
      );
    const typeSeconds = async (value: string) => {
      await userEvent.clear(seconds());
      await userEvent.type(seconds(), value);
      await userEvent.click(screen.getByRole('button', { name: 'Save rule' }));
    };

    it('keeps what was typed, says what is new, and saves it when told to', async () => {
      const save = saveOnlyVersion2();
      showForm(save, rule, present);
      await typeSeconds('90');

      const alert = await screen.findByRole('alert');
      expect(alert.textContent).toContain(
        'Whom to ring: Alice and Bob is now Bob – the form shows it',
      );
      expect(alert.textContent).toContain(
        'Escalate after: 30 s is now 45 s – you wrote 1 min 30 s',
      );
      expect(document.activeElement).toBe(alert);

      await userEvent.click(screen.getByRole('button', { name: 'Save mine anyway' }));

      const mine = { targets: [user('Bob')], ringMode: 'one-by-one', escalateAfterSeconds: 90 };
      expect(save).toHaveBeenLastCalledWith(mine, 2);
      expect(screen.queryByRole('alert')).toBeNull();
    });

    it('takes over the new state when told to', async () => {
      const save = saveOnlyVersion2();
      showForm(save, rule, present);
      await typeSeconds('90');

      await userEvent.click(await screen.findByRole('button', { name: 'Take over the new state' }));

      expect((seconds() as HTMLInputElement).value).toBe('45 seconds');
      await userEvent.click(screen.getByRole('button', { name: 'Save rule' }));
      const theirs = { targets: [user('Bob')], ringMode: 'one-by-one', escalateAfterSeconds: 45 };
      expect(save).toHaveBeenLastCalledWith(theirs, 2);
    });
  });
});
