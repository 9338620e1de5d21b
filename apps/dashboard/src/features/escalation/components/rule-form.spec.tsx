import type { RuleTargetDto } from '@ringdown/contracts';
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { ProblemError } from '../../../api/problem-error';
import type { Choice } from '../../../components/people-order';
import { show } from '../../../testing/show';
import { RuleForm } from './rule-form';

const alice = {
  userId: '5d9f2c7e-3a3c-4a52-9a0e-0d3b6f1c2a11',
  name: 'Alice',
  phone: '+12025550123',
};
const bob = { userId: '5d9f2c7e-3a3c-4a52-9a0e-0d3b6f1c2a12', name: 'Bob', phone: null };
const target = (person: Choice): RuleTargetDto => ({
  kind: 'user',
  id: person.userId,
  name: person.name,
  people: [person],
  until: null,
  nextGap: null,
});
const rule = {
  id: 'r1',
  order: 1,
  escalateAfterSeconds: 30,
  targets: [target(alice), target(bob)],
  version: 1,
};
const user = ({ userId: id }: Choice) => ({ kind: 'user', id });

const showForm = (
  save: (values: object, version: number | undefined) => Promise<unknown>,
  edited?: typeof rule,
  present = rule,
) =>
  show(
    <RuleForm
      rule={edited}
      choices={[alice, bob]}
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

  it('sends people in the order in which they stand', async () => {
    const save = vi.fn(() => Promise.resolve());
    showForm(save, rule);

    await userEvent.click(screen.getByRole('button', { name: 'Move Bob up' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save rule' }));

    const values = { targets: [user(bob), user(alice)], escalateAfterSeconds: 30 };
    expect(save).toHaveBeenCalledWith(values, 1);
    expect(screen.getByText('Bob is now number 1 of 2.')).toBeDefined();
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
    const present = { ...rule, escalateAfterSeconds: 45, targets: [target(bob)], version: 2 };
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
      expect(alert.textContent).toContain('People: Alice and Bob is now Bob – the form shows it');
      expect(alert.textContent).toContain(
        'Escalate after: 30 s is now 45 s – you wrote 1 min 30 s',
      );
      expect(document.activeElement).toBe(alert);

      await userEvent.click(screen.getByRole('button', { name: 'Save mine anyway' }));

      const mine = { targets: [user(bob)], escalateAfterSeconds: 90 };
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
      const theirs = { targets: [user(bob)], escalateAfterSeconds: 45 };
      expect(save).toHaveBeenLastCalledWith(theirs, 2);
    });
  });
});
