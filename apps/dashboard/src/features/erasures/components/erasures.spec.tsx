import { routes, type ErasureDto, type PageDto } from '@ringdown/contracts';
import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { fakeApi, ok, refusal } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import { Erasures } from './erasures';

const nothing = { deleted: 0, gone: 0, waiting: 0, refused: 0 };
const erasure = {
  id: 'erasure',
  caller: '…20',
  requestedAt: '2026-11-23T12:00:00.000Z',
  requestedBy: 'Olga Owner',
  state: 'done',
  finishedAt: '2026-11-23T12:01:00.000Z',
  callsUnderWay: 0,
  erased: {
    ...{ calls: 1203, journalLines: 2, voicemails: 1, contacts: 1, callerEntries: 0 },
    webhookAnswers: 0,
  },
  carrierCalls: { deleted: 2, gone: 1, waiting: 0, refused: 1 },
  carrierRecordings: { ...nothing, deleted: 1 },
  left: [
    { kind: 'call', sid: 'CA1', state: 'refused', reason: 'The carrier refused with HTTP 400.' },
  ],
} satisfies ErasureDto;
const traces = { calls: 3, callsUnderWay: 1, voicemails: 0, contacts: 1, callerEntries: 0 };

function serve(...items: ErasureDto[]) {
  return fakeApi(({ method, path }) => {
    if (method === 'GET') return ok({ items, nextCursor: null } satisfies PageDto<ErasureDto>);
    return path === routes.erasurePreview('project') ? ok(traces) : ok(erasure, 201);
  });
}

async function askFor(number: string) {
  await userEvent.type(await screen.findByRole('textbox', { name: 'Number' }), number);
  await userEvent.click(screen.getByRole('button', { name: 'See what there is' }));
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('erasing a caller', () => {
  it('says what there is, and wants the number typed again', async () => {
    const requests = serve();
    show(<Erasures />, 'admin');

    await askFor('+49 30 901820');
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/^3 calls lose their number/)).toBeDefined();
    expect(dialog.getByText(/^1 of them is not over yet/)).toBeDefined();
    const erase = dialog.getByRole<HTMLButtonElement>('button', { name: 'Erase for good' });
    const again = dialog.getByRole('textbox', { name: /Type the number again/ });
    await userEvent.type(again, '+4930901821');
    expect(erase.disabled).toBe(true);
    await userEvent.clear(again);
    await userEvent.type(again, '+4930901820');
    await userEvent.click(erase);

    expect(await screen.findByText('The caller is being erased.')).toBeDefined();
    const posted = requests.filter(({ method }) => method === 'POST');
    expect(posted.map(({ path }) => path)).toEqual([
      routes.erasurePreview('project'),
      routes.erasures('project'),
    ]);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Number' }).value).toBe('');
  });

  it('asks for nothing while the number is none', async () => {
    const requests = serve();
    show(<Erasures />, 'owner');

    await askFor('Anna');

    expect(await screen.findByText(/Write the whole number/)).toBeDefined();
    expect(requests.some(({ method }) => method === 'POST')).toBe(false);
  });

  it('shows in the dialog why it is refused', async () => {
    fakeApi(({ method, path }) => {
      if (method === 'GET') return ok({ items: [], nextCursor: null });
      if (path === routes.erasurePreview('project')) return ok(traces);
      const detail = 'This caller is being erased already.';
      return refusal({ status: 409, code: 'conflict', detail });
    });
    show(<Erasures />, 'owner');

    await askFor('+4930901820');
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByRole('textbox'), '+4930901820{Enter}');

    expect(await dialog.findByText('This caller is being erased already.')).toBeDefined();
  });

  it('reports what is gone, here and at the carrier, and why something is not', async () => {
    serve(erasure, {
      ...erasure,
      id: 'other',
      state: 'running',
      finishedAt: null,
      callsUnderWay: 2,
    });
    show(<Erasures />, 'owner');

    const table = within(await screen.findByRole('table', { name: 'Erased callers' }));
    const [, done, running] = table.getAllByRole('row');
    expect(done?.textContent).toContain('Number ending in 20');
    expect(done?.textContent).toContain(
      '1,203 calls, 2 lines of their records, 1 voicemail, 1 contact',
    );
    expect(done?.textContent).toContain('4 legs of calls: 2 deleted, 1 gone already, 1 refused');
    expect(done?.textContent).toContain('1 recording: 1 deleted');
    expect(done?.textContent).toContain('The carrier refused with HTTP 400.');
    expect(running?.textContent).toContain('Waiting for 2 calls to end');
  });

  it.each(['responder', 'viewer'] as const)('is not there for the %s', (role) => {
    const requests = serve();
    show(<Erasures />, role);

    expect(screen.queryByText('Erase a caller')).toBeNull();
    expect(requests).toEqual([]);
  });
});
