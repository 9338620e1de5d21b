import { notifications } from '@mantine/notifications';
import type { EscalationRuleDto } from '@ringdown/contracts';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { aPolicy } from '../../../testing/a-policy';
import { fakeApi, ok, refusal, type Sent } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import { idOf, person, rule, schedule, team } from '../testing/rules';
import { EscalationPage } from './escalation-page';

const policy = aPolicy({
  routingNumbers: ['+12025550100'],
  repeatIfNoOneAnswers: true,
  repeatTimes: 2,
  ruleCount: 2,
});

/** An API that holds two rules and takes a new order unless it is told to refuse. */
function rulesApi({ refuses }: { refuses: boolean }): Sent[] {
  let rules: EscalationRuleDto[] = [rule(30, person('Alice')), rule(20, person('Bob'))];
  return fakeApi(({ method, path, body }) => {
    if (path.endsWith('/mutes')) return ok({ items: [], nextCursor: null });
    if (method === 'PUT' && refuses) {
      return refusal({ status: 503, code: 'unavailable', detail: 'Not now.' });
    }
    if (method === 'PUT') {
      const { ruleIds } = body as { ruleIds: string[] };
      rules = ruleIds.flatMap((id) => rules.find((each) => each.id === id) ?? []);
    }
    return ok({ items: rules, nextCursor: null });
  });
}

const showPage = (role?: 'viewer') => show(<EscalationPage policy={policy} />, role);
const ladder = async () => {
  await screen.findByText('Rule 1');
  return screen.getAllByRole('heading', { level: 2 }).map((heading) => {
    const step = heading.closest('li');
    return step && within(step).getByText(/^(Alice|Bob)$/).textContent;
  });
};

afterEach(() => {
  cleanup();
  notifications.clean();
  vi.unstubAllGlobals();
});

describe('EscalationPage', () => {
  it('moves a rule up, tells it, and keeps the focus on the button', async () => {
    const requests = rulesApi({ refuses: false });
    showPage();
    expect(await ladder()).toEqual(['Alice', 'Bob']);

    await userEvent.click(screen.getByRole('button', { name: 'Move rule 2 up' }));

    await waitFor(async () => expect(await ladder()).toEqual(['Bob', 'Alice']));
    expect(requests.find(({ method }) => method === 'PUT')).toEqual({
      method: 'PUT',
      path: '/api/v1/projects/project/policies/policy/rules/order',
      body: { ruleIds: ['bob', 'alice'] },
    });
    expect(screen.getByText('Rule 2 is now rule 1 of 2.')).toBeDefined();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Move rule 1 up' }));
  });

  it('puts the rules back when the new order is refused', async () => {
    rulesApi({ refuses: true });
    showPage();
    await ladder();

    await userEvent.click(screen.getByRole('button', { name: 'Move rule 2 up' }));

    expect(await screen.findByText('Not now.')).toBeDefined();
    expect(await ladder()).toEqual(['Alice', 'Bob']);
  });

  it('asks before it deletes and says what will happen', async () => {
    const requests = rulesApi({ refuses: false });
    showPage();
    await ladder();

    await userEvent.click(screen.getByRole('button', { name: 'Delete rule 1' }));

    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('It no longer rings Alice.');
    expect(requests.some(({ method }) => method === 'DELETE')).toBe(false);
  });

  it('says whom schedules and teams mean now, and who is passed over', async () => {
    const until = new Date(Date.now() + 40 * 86_400_000).toISOString();
    const rules = [
      rule(30, schedule('Platform', ['Alice'], { until }), team('Backend', 'Alice', 'Bob')),
      rule(30, schedule('Office', [], { until }), team('Nobody yet')),
    ];
    fakeApi(({ path }) => ok({ items: path.endsWith('/mutes') ? [] : rules, nextCursor: null }));
    showPage();
    await screen.findByText('Rule 1');

    const [first, second] = screen
      .getAllByRole('heading', { level: 2 })
      .map((heading) => heading.closest('li')?.textContent ?? '');
    expect(first).toMatch(/rings each for 30 s.*Platform\s?on call until .*:.*Alice\+1/);
    expect(first).toMatch(/Backend\s?team of 2.*Alice.*is rung before this – not again.*Bob/);
    expect(second).toMatch(/Rings nobody now.*Office\s?nobody on call now, until .* – skipped/);
    expect(second).toMatch(/Nobody yet\s?nobody is in it – skipped/);
    expect(screen.getByRole('link', { name: 'Platform' }).getAttribute('href')).toBe(
      `/projects/project/schedules/${idOf('Platform')}`,
    );
    expect(screen.getByRole('link', { name: 'Backend' }).getAttribute('href')).toBe(
      `/projects/project/settings/teams/${idOf('Backend')}`,
    );
  });

  it('tells how the ladder ends', async () => {
    rulesApi({ refuses: false });
    showPage();

    expect(await screen.findByText(/starts again from rule 1, twice/)).toBeDefined();
  });

  it('offers a viewer nothing to change', async () => {
    rulesApi({ refuses: false });
    showPage('viewer');
    await ladder();

    expect(screen.queryAllByRole('button')).toEqual([]);
  });
});
