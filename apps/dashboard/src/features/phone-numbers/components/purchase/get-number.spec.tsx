import {
  routes,
  type AvailableNumberDto,
  type AvailableNumbersDto,
  type NumberCountryDto,
  type NumberPurchaseDto,
} from '@ringdown/contracts';
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { ok, refusal, type Sent } from '../../../../testing/fake-api';
import { aNumber, clearPage, press, showPage } from '../../testing/show-page';

const countries: NumberCountryDto[] = [
  { code: 'DE', name: 'Germany', kinds: ['local', 'mobile'] },
  { code: 'US', name: 'United States', kinds: ['local', 'toll-free'] },
];
const offered = {
  number: '+14155550123',
  locality: 'San Francisco',
  region: 'CA',
  takesCalls: true,
  takesMessages: true,
  requirement: null,
} satisfies AvailableNumberDto;
const priced = {
  numbers: [offered],
  monthlyPrice: '1.15',
  currency: 'USD',
} satisfies AvailableNumbersDto;
const asked = {
  id: 'purchase',
  number: offered.number,
  state: 'asked',
  problem: null,
  monthlyPrice: '1.15',
  currency: 'USD',
  askedAt: new Date().toISOString(),
  changedAt: new Date().toISOString(),
} satisfies NumberPurchaseDto;
const purchases = routes.numberPurchases('project', 'p1');
const isSearch = ({ path }: Sent) => path.includes('/available-numbers?');
const searched = (requests: readonly Sent[]) =>
  requests.filter(isSearch).map(({ path }) => path.split('?')[1]);

const showMarket = async (
  answer: (sent: Sent) => Response | undefined,
  findings: readonly object[] = [],
) => {
  const requests = showPage({
    answer: (sent) => {
      if (sent.path.endsWith('/number-countries')) return ok({ countries });
      if (sent.path.endsWith('/readiness')) return ok({ findings });
      return answer(sent);
    },
  });
  await press(/Get a new number/);
  await screen.findByRole('textbox', { name: 'Contains' });
  return requests;
};

afterEach(clearPage);

describe('a search for a new number', () => {
  it('begins in the country of the reader, and sends only what was said', async () => {
    const requests = await showMarket((sent) => (isSearch(sent) ? ok(priced) : undefined));
    await press('Search');
    const row = await screen.findByRole('row', { name: /\+1 415 555 0123/ });

    expect(row.textContent).toContain('San Francisco, CA');
    expect(row.textContent).toContain('Calls and SMS');
    expect(screen.getByText(/Each of these numbers costs \$1\.15 a month/)).toBeDefined();
    await userEvent.type(screen.getByRole('textbox', { name: 'Area code' }), '415');
    await userEvent.click(screen.getByRole('radio', { name: 'Toll-free' }));
    await press('Search');

    expect(searched(requests)).toEqual([
      'country=US&kind=local',
      'country=US&kind=toll-free&areaCode=415',
    ]);
  });

  it('offers in another country what is sold there, and area codes only where there are any', async () => {
    const requests = await showMarket((sent) => (isSearch(sent) ? ok(priced) : undefined));
    await userEvent.click(screen.getByRole('radio', { name: 'Toll-free' }));
    const country = screen.getByRole('combobox', { name: 'Country' });
    await userEvent.clear(country);
    await userEvent.type(country, 'Germ');
    await userEvent.click(await screen.findByRole('option', { name: 'Germany' }));

    expect(screen.queryByRole('textbox', { name: 'Area code' })).toBeNull();
    expect(screen.queryByRole('radio', { name: 'Toll-free' })).toBeNull();
    await press('Search');

    expect(searched(requests)).toEqual(['country=DE&kind=local']);
  });

  it('refuses a wrong area code before anybody is asked', async () => {
    const requests = await showMarket(() => undefined);
    await userEvent.type(screen.getByRole('textbox', { name: 'Area code' }), '12');
    await press('Search');

    expect(await screen.findByText('An area code has three digits, such as 415.')).toBeDefined();
    expect(searched(requests)).toEqual([]);
  });

  it('says that nothing was found, what the carrier refused, and that no price is told', async () => {
    const detail = 'The carrier has a problem. Try again in some minutes.';
    const answers = [
      ok({ ...priced, numbers: [] }),
      refusal({ status: 422, code: 'carrier-refused', detail }),
      ok({ ...priced, monthlyPrice: null }),
    ];
    await showMarket((sent) => (isSearch(sent) ? answers.shift() : undefined));

    await press('Search');
    expect(await screen.findByText(/The carrier has no such number now/)).toBeDefined();
    await press('Search');
    expect(await screen.findByText(detail)).toBeDefined();
    await press('Search');
    expect(await screen.findByText(/does not tell here what these numbers cost/)).toBeDefined();
  });

  it('says what is needed first once where it is the same for all, otherwise beside each number', async () => {
    const needy = { ...offered, number: '+14155550124', requirement: 'An address is wanted.' };
    const answers = [
      ok({ ...priced, numbers: [needy, { ...needy, number: '+14155550125' }] }),
      ok({ ...priced, numbers: [needy, offered] }),
    ];
    await showMarket((sent) => (isSearch(sent) ? answers.shift() : undefined));

    await press('Search');
    await screen.findByRole('row', { name: /0125/ });
    expect(screen.getAllByText('An address is wanted.')).toHaveLength(1);
    expect(screen.queryByRole('columnheader', { name: 'Needed first' })).toBeNull();
    await press('Search');
    const row = await screen.findByRole('row', { name: /0123/ });
    expect(row.textContent).toContain('Nothing');
    expect(screen.getByRole('row', { name: /0124.*An address is wanted/ })).toBeDefined();
  });

  it('warns of a trial account', async () => {
    await showMarket(() => undefined, [{ code: 'trial', severity: 'warning' }]);

    expect(await screen.findByText('A trial account')).toBeDefined();
  });
});

describe('the purchase of a number', () => {
  it('begins after a question that names the price, and then shows how far it is', async () => {
    let items: NumberPurchaseDto[] = [];
    const requests = await showMarket((sent) => {
      if (isSearch(sent)) return ok(priced);
      if (sent.method === 'POST') items = [asked];
      if (sent.method === 'POST') return ok(asked, 202);
      return sent.path.startsWith(purchases) ? ok({ items, nextCursor: null }) : undefined;
    });
    await press('Search');
    await press('Buy +1 415 555 0123…');

    const question = await screen.findByRole('dialog');
    expect(question.textContent).toContain('$1.15 a month from now on');
    expect(requests.some(({ method }) => method === 'POST')).toBe(false);
    await userEvent.click(within(question).getByRole('button', { name: 'Buy for $1.15 a month' }));

    expect(await screen.findByText('Buying +1 415 555 0123…')).toBeDefined();
    expect(requests.filter(({ method }) => method === 'POST')).toEqual([
      {
        method: 'POST',
        path: purchases,
        body: { number: '+14155550123', confirmed: true, monthlyPrice: '1.15', currency: 'USD' },
      },
    ]);
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('shows the number also when it is bought before anybody could look', async () => {
    let items: NumberPurchaseDto[] = [];
    await showMarket((sent) => {
      if (isSearch(sent)) return ok(priced);
      if (sent.method === 'POST') items = [{ ...asked, state: 'linked' }];
      if (sent.method === 'POST') return ok(asked, 202);
      if (sent.path.startsWith(purchases)) return ok({ items, nextCursor: null });
      const linked = items.map(({ number }) => ({ ...aNumber, number, origin: 'bought' }));
      return sent.path.includes('/phone-numbers?')
        ? ok({ items: linked, nextCursor: null })
        : undefined;
    });
    await press('Search');
    await press('Buy +1 415 555 0123…');
    await press('Buy for $1.15 a month');

    expect(
      await screen.findByText('+1 415 555 0123 is bought and linked to this policy'),
    ).toBeDefined();
    expect(await screen.findByText('+1 415 555 0123 leads here.')).toBeDefined();
  });

  it('takes along the papers that a number needs', async () => {
    const requirement = 'Twilio wants an address of yours for this number, in whichever country.';
    const sid = `AD${'0'.repeat(32)}`;
    const requests = await showMarket((sent) => {
      if (isSearch(sent)) return ok({ ...priced, numbers: [{ ...offered, requirement }] });
      if (sent.path.includes('/number-papers?'))
        return ok({
          addresses: [{ sid, name: 'Office', place: 'Main St 1, Austin' }],
          bundles: [],
        });
      return sent.method === 'POST' ? ok(asked, 202) : undefined;
    });
    await press('Search');
    await press('Buy +1 415 555 0123…');
    const question = within(await screen.findByRole('dialog'));
    expect(question.getByText(requirement)).toBeDefined();
    expect(await question.findByText(/no approved regulatory bundle/)).toBeDefined();

    await userEvent.click(question.getByRole('combobox', { name: 'Address' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Office, Main St 1, Austin' }));
    await userEvent.click(question.getByRole('button', { name: /^Buy for/ }));

    await vi.waitFor(() => {
      const sent = requests.find(({ method }) => method === 'POST');
      expect(sent?.body).toMatchObject({ addressSid: sid });
    });
    expect(requests.map(({ path }) => path)).toContain(
      `${routes.numberPapers('project', 'p1')}?country=US&kind=local`,
    );
  });

  it('says in its question why it cannot begin', async () => {
    const detail = 'This number is being bought for another policy of this project.';
    await showMarket((sent) => {
      if (isSearch(sent)) return ok(priced);
      return sent.method === 'POST'
        ? refusal({ status: 409, code: 'conflict', detail })
        : undefined;
    });
    await press('Search');
    await press('Buy +1 415 555 0123…');
    await press('Buy for $1.15 a month');

    const question = await screen.findByRole('dialog');
    expect(await within(question).findByText(detail)).toBeDefined();
  });
});
