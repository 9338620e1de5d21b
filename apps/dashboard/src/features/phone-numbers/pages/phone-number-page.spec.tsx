import { routes } from '@ringdown/contracts';
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';

import { done, ok, refusal } from '../../../testing/fake-api';
import { addresses, aNumber, clearPage, press, showPage } from '../testing/show-page';

const carrierProblem = (detail: string) =>
  refusal({ status: 422, code: 'carrier-refused', detail });

afterEach(clearPage);

describe('the Phone Number tab of a policy', () => {
  it('says first that its number leads here, without being asked', async () => {
    showPage({ numbers: [aNumber] });

    expect(await screen.findByText('+1 202 555 0100 leads here.')).toBeDefined();
    expect(screen.getByText(/Set up by hand/)).toBeDefined();
    expect(screen.queryByRole('button', { name: /Set it up at the carrier/ })).toBeNull();
  });

  it('says what is wrong with a number, and mends it at the carrier', async () => {
    let problems = ['“A call comes in” is empty.'];
    const requests = showPage({
      numbers: [aNumber],
      answer: ({ method, path }) => {
        if (method === 'POST') problems = [];
        if (method === 'POST') return ok({ ...aNumber, origin: 'taken-over' });
        return path.endsWith('/check') ? ok({ problems }) : undefined;
      },
    });
    expect(await screen.findByText('+1 202 555 0100 does not lead here yet.')).toBeDefined();
    expect(screen.getByText('“A call comes in” is empty.')).toBeDefined();

    await press('Set it up at the carrier: +1 202 555 0100…');
    const question = await screen.findByRole('dialog');
    expect(question.textContent).toContain('put back when you release the number');
    await userEvent.click(
      within(question).getByRole('button', { name: 'Set it up at the carrier' }),
    );

    expect(await screen.findByText('+1 202 555 0100 leads here.')).toBeDefined();
    expect(requests.find(({ method }) => method === 'POST')?.path).toBe(
      routes.phoneNumberTakeOver('project', 'p1', '+12025550100'),
    );
  });

  it('says that it does not know when the carrier does not tell, and asks again', async () => {
    let isDown = true;
    const detail = 'The carrier has a problem. Try again in some minutes.';
    showPage({
      numbers: [aNumber],
      answer: ({ path }) =>
        isDown && path.endsWith('/check') ? carrierProblem(detail) : undefined,
    });
    expect(
      await screen.findByText(`Whether +1 202 555 0100 leads here is not known: ${detail}`),
    ).toBeDefined();

    isDown = false;
    await press('Check again: +1 202 555 0100');

    expect(await screen.findByText('+1 202 555 0100 leads here.')).toBeDefined();
  });

  it('leads to the settings as long as there is no call/SMS config, and asks the carrier nothing', async () => {
    const requests = showPage({ numbers: [aNumber], callSmsConfigId: null });

    const link = await screen.findByRole('link', { name: 'Choose one in the settings' });
    expect(link.getAttribute('href')).toBe('/projects/project/policies/p1/settings');
    expect(await screen.findByText('+1 202 555 0100')).toBeDefined();
    expect(screen.queryByRole('button', { name: /existing number/ })).toBeNull();
    expect(requests.some(({ path }) => path.endsWith('/check'))).toBe(false);
  });

  it('lets a viewer look and nothing more', async () => {
    const requests = showPage({ numbers: [aNumber], role: 'viewer' });

    expect(await screen.findByText('+1 202 555 0100')).toBeDefined();
    expect(screen.queryByRole('button')).toBeNull();
    expect(requests).toHaveLength(1);
  });

  it('tells a viewer whom to ask for a number', async () => {
    showPage({ role: 'viewer', callSmsConfigId: null });

    expect(await screen.findByText(/Ask an owner or admin of the project/)).toBeDefined();
    expect(screen.queryByRole('link')).toBeNull();
  });
});

describe('a number that is set up by hand', () => {
  it('is linked, with the addresses to copy beside it', async () => {
    const requests = showPage({
      answer: ({ method }) => (method === 'POST' ? ok(aNumber, 201) : undefined),
    });
    await press(/Set a number up by hand/);
    for (const address of Object.values(addresses)) {
      expect(await screen.findByText(address)).toBeDefined();
    }

    await userEvent.type(screen.getByRole('textbox', { name: 'Number' }), '+1 202 555 0100');
    await press('Link number');

    expect(await screen.findByText('+1 202 555 0100 leads to this policy now.')).toBeDefined();
    expect(requests.find(({ method }) => method === 'POST')?.path).toBe(
      routes.phoneNumbers('project', 'p1'),
    );
  });

  it('is refused with the reason', async () => {
    const detail = 'This number already leads to the policy Sales. Release it there first.';
    showPage({
      answer: ({ method }) =>
        method === 'POST' ? refusal({ status: 409, code: 'conflict', detail }) : undefined,
    });
    await press(/Set a number up by hand/);

    await userEvent.type(await screen.findByRole('textbox', { name: 'Number' }), '+12025550100');
    await press('Link number');

    expect(await screen.findByText(detail)).toBeDefined();
  });
});

describe('the release of a number', () => {
  it.each([
    ['linked', 'Nothing changes at the carrier'],
    ['taken-over', 'it gets back the settings that it had before'],
  ] as const)('says first what becomes of one that is %s', async (origin, words) => {
    const requests = showPage({ numbers: [{ ...aNumber, origin }] });
    await press('Release +1 202 555 0100…');

    const question = await screen.findByRole('dialog');
    expect(question.textContent).toContain(words);
    expect(requests.some(({ method }) => method === 'DELETE')).toBe(false);
    await userEvent.click(within(question).getByRole('button', { name: 'Release number' }));

    expect(await screen.findByText('+1 202 555 0100 is released.')).toBeDefined();
    expect(requests.find(({ method }) => method === 'DELETE')?.path).toBe(
      routes.phoneNumber('project', 'p1', '+12025550100'),
    );
  });

  it('gives one that was bought back only after it was typed', async () => {
    const requests = showPage({ numbers: [{ ...aNumber, origin: 'bought' }] });
    await press('Release +1 202 555 0100…');
    const question = within(await screen.findByRole('dialog'));
    const giveBack = question.getByRole('button', { name: 'Give it back' });
    const typed = question.getByRole('textbox', { name: 'Type +1 202 555 0100 to give it back' });

    await userEvent.type(typed, '+1 202 555 0101');
    expect(giveBack).toHaveProperty('disabled', true);
    await userEvent.type(typed, '{Backspace}0');
    await userEvent.click(giveBack);

    expect(await screen.findByText('+1 202 555 0100 is released.')).toBeDefined();
    expect(requests.find(({ method }) => method === 'POST')?.path).toBe(
      routes.phoneNumberGiveBack('project', 'p1', '+12025550100'),
    );
  });

  it('says why one that was bought could not be given back, and may only unlink it', async () => {
    const detail = 'The number is still linked: the carrier may have it still. Try again.';
    const requests = showPage({
      numbers: [{ ...aNumber, origin: 'bought' }],
      answer: ({ method }) => (method === 'POST' ? carrierProblem(detail) : undefined),
    });
    await press('Release +1 202 555 0100…');
    await userEvent.type(await screen.findByRole('textbox'), '+12025550100');
    await press('Give it back');
    expect(await screen.findByText(detail)).toBeDefined();

    await press('Only unlink it');

    expect(await screen.findByText('+1 202 555 0100 is released.')).toBeDefined();
    expect(requests.find(({ method }) => method === 'DELETE')?.path).toBe(
      `${routes.phoneNumber('project', 'p1', '+12025550100')}?settings=leave`,
    );
  });

  it('offers to go without the former settings only when they cannot be put back', async () => {
    const detail = 'The number is still linked: its former settings could not be put back.';
    const requests = showPage({
      numbers: [{ ...aNumber, origin: 'taken-over' }],
      answer: ({ method, path }) => {
        if (method !== 'DELETE') return undefined;
        return path.includes('settings=leave') ? done() : carrierProblem(detail);
      },
    });
    await press('Release +1 202 555 0100…');
    expect(screen.queryByRole('button', { name: 'Release without them' })).toBeNull();
    await press('Release number');
    expect(await screen.findByText(detail)).toBeDefined();

    await press('Release without them');

    expect(await screen.findByText('+1 202 555 0100 is released.')).toBeDefined();
    expect(requests.filter(({ method }) => method === 'DELETE')).toHaveLength(2);
  });
});
