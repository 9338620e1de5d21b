import { routes, type NumberPurchaseDto } from '@ringdown/contracts';
import { screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';

import { ok } from '../../../../testing/fake-api';
import { aNumber, clearPage, press, showPage } from '../../testing/show-page';

const justNow = new Date().toISOString();
const purchase = {
  id: 'purchase',
  number: aNumber.number,
  state: 'asked',
  problem: null,
  monthlyPrice: null,
  currency: null,
  askedAt: justNow,
  changedAt: justNow,
} satisfies NumberPurchaseDto;

/** The tab on a return to it: the purchases stand in the API. */
const showPurchases = (items: readonly NumberPurchaseDto[], isLinked = false) =>
  showPage({
    numbers: isLinked ? [{ ...aNumber, origin: 'bought' }] : [],
    answer: ({ path }) =>
      path.startsWith(routes.numberPurchases('project', 'p1'))
        ? ok({ items, nextCursor: null })
        : undefined,
  });

afterEach(clearPage);

describe('the purchases of a policy', () => {
  it.each([
    ['asked', ['Going on:', 'To come:', 'To come:']],
    ['bought', ['Done:', 'Going on:', 'To come:']],
    ['configured', ['Done:', 'Done:', 'Going on:']],
  ] as const)('shows how far one is that is %s', async (state, standings) => {
    showPurchases([{ ...purchase, state, problem: 'This is tried again every minute.' }]);

    const shown = await screen.findByRole('status', { name: 'Purchase of +1 202 555 0100' });
    const icons = within(shown).getAllByRole('img');
    expect(icons.map((icon) => icon.getAttribute('aria-label'))).toEqual(standings);
    expect(within(shown).getByText('This is tried again every minute.')).toBeDefined();
  });

  it('follows one to its end, and then shows the number', async () => {
    let state: NumberPurchaseDto['state'] = 'asked';
    const isLinked = () => state === 'linked';
    showPage({
      answer: ({ path }) => {
        if (path.startsWith(routes.numberPurchases('project', 'p1')))
          return ok({ items: [{ ...purchase, state }], nextCursor: null });
        if (path.startsWith(`${routes.phoneNumbers('project', 'p1')}?`))
          return ok({ items: isLinked() ? [aNumber] : [], nextCursor: null });
        return undefined;
      },
    });
    await screen.findByText('Buying +1 202 555 0100…');
    state = 'linked';

    const end = '+1 202 555 0100 is bought and linked to this policy';
    expect(await screen.findByText(end, undefined, { timeout: 5000 })).toBeDefined();
    expect(await screen.findByText('+1 202 555 0100 leads here.')).toBeDefined();
    expect(screen.queryByText('Buying +1 202 555 0100…')).toBeNull();
  });

  it.each([
    ['failed', false, '+1 202 555 0100 was not bought'],
    ['given-up', false, '+1 202 555 0100 may have been bought, and is not linked'],
    ['linked', true, '+1 202 555 0100 is bought and linked, but needs your attention'],
  ] as const)(
    'tells the truth of one that is %s, until it is dismissed',
    async (state, is, title) => {
      const problem = 'Somebody else has taken this number. Choose another one.';
      showPurchases([{ ...purchase, state, problem }], is);
      expect(await screen.findByText(title)).toBeDefined();
      expect(screen.getByText(problem)).toBeDefined();

      await press('Dismiss');

      expect(screen.queryByText(title)).toBeNull();
    },
  );

  it.each([
    ['a failure of the day before yesterday', 'failed', '2026-01-01T00:00:00.000Z'],
    ['a number that was released since', 'linked', justNow],
  ] as const)('is silent about %s', async (_what, state, changedAt) => {
    const requests = showPurchases([{ ...purchase, state, changedAt }]);
    await screen.findByText('No number yet');

    expect(requests.some(({ path }) => path.includes('/number-purchases'))).toBe(true);
    expect(screen.queryByRole('button', { name: 'Dismiss' })).toBeNull();
  });
});
