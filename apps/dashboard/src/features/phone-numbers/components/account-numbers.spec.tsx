import { routes, type CarrierNumberDto } from '@ringdown/contracts';
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';

import { ok, refusal } from '../../../testing/fake-api';
import { aNumber, clearPage, press, showPage } from '../testing/show-page';

const free = {
  number: '+12025550140',
  name: 'Reception',
  leadsTo: 'https://old.example.com/voice',
  problems: ['“A call comes in” leads to https://old.example.com/voice.'],
  policy: null,
  usedElsewhere: false,
} satisfies CarrierNumberDto;

const showNumbers = async (
  numbers: readonly CarrierNumberDto[],
  takeOver = () => ok({ ...aNumber, number: free.number, origin: 'taken-over' }),
) => {
  const requests = showPage({
    answer: ({ method, path }) => {
      if (path === routes.carrierNumbers('project', 'p1')) return ok({ numbers });
      return method === 'POST' ? takeOver() : undefined;
    },
  });
  await press(/Use an existing number/);
  return requests;
};

afterEach(clearPage);

describe('the numbers of the account', () => {
  it('are asked for only when somebody wants to see them', async () => {
    const requests = showPage({
      answer: ({ path }) => (path.endsWith('/carrier-numbers') ? ok({ numbers: [] }) : undefined),
    });
    await screen.findByText('No number yet');
    expect(requests.some(({ path }) => path.endsWith('/carrier-numbers'))).toBe(false);

    await press(/Use an existing number/);

    expect(await screen.findByText('Your account has no number that takes calls.')).toBeDefined();
  });

  it('tell where each leads now, and who has those that are taken', async () => {
    await showNumbers([
      free,
      { ...free, number: '+12025550141', name: '(202) 555-0141', leadsTo: null },
      { ...free, number: '+12025550142', problems: [] },
      { ...free, number: '+12025550143', policy: { id: 'p2', name: 'Sales' } },
      { ...free, number: '+12025550144', policy: { id: 'p1', name: 'Night desk' } },
      { ...free, number: '+12025550145', usedElsewhere: true },
    ]);

    const rows = within(await screen.findByRole('list', { name: 'Your numbers' }));
    const words = rows.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(words).toEqual([
      expect.stringMatching(/Reception.*lead to https:\/\/old\.example\.com\/voice now/),
      expect.stringContaining('0141Its calls lead nowhere now.'),
      expect.stringContaining('come here already, but no policy takes them'),
      expect.stringContaining('Linked to the policy Sales. Release it there first.'),
      expect.stringContaining('Linked to this policy.'),
      expect.stringContaining('In use by another project'),
    ]);
    expect(rows.getByRole('link', { name: 'Sales' }).getAttribute('href')).toBe(
      '/projects/project/policies/p2/phone-number',
    );
    expect(rows.getAllByRole('button')).toHaveLength(3);

    await userEvent.type(screen.getByRole('searchbox', { name: 'Search your numbers' }), '0143');
    expect(rows.getAllByRole('listitem')).toHaveLength(1);
    await userEvent.type(screen.getByRole('searchbox'), '999');
    expect(screen.getByText('No number of your account has “0143999”.')).toBeDefined();
  });

  it('are used after the tab has said what changes at the carrier', async () => {
    const requests = await showNumbers([free]);
    await press('Use this number: +1 202 555 0140…');

    const question = await screen.findByRole('dialog');
    expect(question.textContent).toContain('Its calls lead to https://old.example.com/voice now.');
    expect(question.textContent).toContain('“Primary handler fails”');
    expect(requests.some(({ method }) => method === 'POST')).toBe(false);
    await userEvent.click(within(question).getByRole('button', { name: 'Use this number' }));

    expect(await screen.findByText('+1 202 555 0140 leads to this policy now.')).toBeDefined();
    expect(requests.find(({ method }) => method === 'POST')?.path).toBe(
      routes.phoneNumberTakeOver('project', 'p1', free.number),
    );
  });

  it('keep the question open when the carrier refuses, with the reason in it', async () => {
    const detail = 'The number is linked, but may not lead here yet. Try again, or unlink it.';
    await showNumbers([free], () => refusal({ status: 422, code: 'carrier-refused', detail }));
    await press('Use this number: +1 202 555 0140…');
    await press('Use this number');

    const question = await screen.findByRole('dialog');
    expect(await within(question).findByText(detail)).toBeDefined();
  });

  it('say why they cannot be shown', async () => {
    const detail = 'Choose a call/SMS config for this policy first.';
    showPage({
      answer: ({ path }) =>
        path.endsWith('/carrier-numbers')
          ? refusal({ status: 409, code: 'conflict', detail })
          : undefined,
    });
    await press(/Use an existing number/);

    expect(await screen.findByText(detail)).toBeDefined();
  });
});
