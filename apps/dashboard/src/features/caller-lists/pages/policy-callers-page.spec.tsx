import { routes, type CallerEntryDto } from '@ringdown/contracts';
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { aPolicy } from '../../../testing/a-policy';
import { fakeApi, ok, refusal } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import { PolicyCallersPage } from './policy-callers-page';

const policy = aPolicy();
const entry: CallerEntryDto = {
  id: 'entry',
  policyId: policy.id,
  list: 'block',
  pattern: '+1900*',
  note: 'Premium rate',
  createdAt: '2026-01-01T00:00:00.000Z',
};

/** An API with one entry of the policy's own, and none of the project. */
const oneEntry = () =>
  fakeApi(({ method, path }) =>
    method === 'GET'
      ? ok({
          items:
            new URLSearchParams(path.split('?')[1]).get('policyId') === policy.id ? [entry] : [],
          nextCursor: null,
        })
      : ok(method === 'PATCH' ? policy : entry),
  );

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the callers of a policy', () => {
  it('hear, when they are refused, a message with a voice of its own that names them', async () => {
    const requests = oneEntry();
    show(<PolicyCallersPage policy={policy} />);
    const label = 'What a refused caller hears';
    await userEvent.clear(await screen.findByRole('textbox', { name: label }));
    expect(screen.getByText('0 of 3,000 characters')).toBeDefined();

    await userEvent.click(screen.getByRole('button', { name: `Name the caller in “${label}”` }));
    expect(screen.queryByRole('button', { name: /^Say the position/ })).toBeNull();
    await userEvent.click(screen.getByRole('combobox', { name: `Voice of “${label}”` }));
    await userEvent.click(await screen.findByRole('option', { name: /Brian/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    expect(requests.find(({ method }) => method === 'PATCH')?.body).toMatchObject({
      refusalMessage: '{caller}',
      refusalVoice: 'Polly.Brian-Neural',
    });
  });

  it('are blocked by pattern, and the list says which are', async () => {
    const requests = oneEntry();
    show(<PolicyCallersPage policy={policy} />);
    expect(await screen.findByText('+1900*')).toBeDefined();
    expect(await screen.findByText('Everybody may call whom no block list means.')).toBeDefined();

    await userEvent.type(screen.getByLabelText('Number or pattern'), '+49 30 901820');
    await userEvent.click(screen.getByRole('button', { name: 'Add' }));

    const sent = requests.find(({ method }) => method === 'POST');
    expect(sent?.path).toBe(routes.callerEntries('project'));
    expect(sent?.body).toMatchObject({ list: 'block', policyId: policy.id });
  });

  it('are told when nobody would get through', async () => {
    oneEntry();
    show(<PolicyCallersPage policy={aPolicy({ unlistedCallers: 'refused' })} />);
    expect(await screen.findByText(/^Nobody gets through/)).toBeDefined();
  });

  it('are limited by a number that may be taken away again', async () => {
    const requests = oneEntry();
    show(<PolicyCallersPage policy={aPolicy({ callsPerHour: 5 })} />);

    await userEvent.clear(screen.getByLabelText('Calls of one caller within an hour'));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    expect(requests.find(({ method }) => method === 'PATCH')?.body).toMatchObject({
      callsPerHour: null,
    });
  });

  it('show a refused pattern beside its field', async () => {
    const detail = 'This pattern stands on one of the lists already.';
    fakeApi(({ method }) =>
      method === 'GET'
        ? ok({ items: [], nextCursor: null })
        : refusal({ status: 409, code: 'conflict', detail, fieldErrors: { pattern: [detail] } }),
    );
    show(<PolicyCallersPage policy={policy} />);

    await userEvent.type(screen.getByLabelText('Number or pattern'), '+1900*');
    await userEvent.click(screen.getByRole('button', { name: 'Add' }));

    expect(await screen.findByText(detail)).toBeDefined();
    expect(screen.getByLabelText('Number or pattern')).toHaveProperty('value', '+1900*');
  });

  it('are only shown to somebody who may not change them', async () => {
    oneEntry();
    show(<PolicyCallersPage policy={policy} />, 'viewer');
    expect(await screen.findByText('+1900*')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
    expect(screen.queryByRole('button', { name: /Remove/ })).toBeNull();
  });
});
