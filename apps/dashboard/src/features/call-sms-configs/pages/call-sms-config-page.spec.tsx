import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { routes, type CallSmsConfigCheckDto } from '@ringdown/contracts';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { fakeApi, ok, refusal, type Sent } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import { config } from '../testing/config';
import { CallSmsConfigPage } from './call-sms-config-page';

const trial = {
  credentialsValid: true,
  problem: null,
  accountStatus: 'active',
  accountType: 'Trial',
  trialLimits: ['It does not record voicemail.'],
  warnings: [],
  voiceNumbers: ['+12025550100'],
} satisfies CallSmsConfigCheckDto;

const showPage = async (answer: (sent: Sent) => Response, shown = config) => {
  const requests = fakeApi((sent) => (sent.method === 'GET' ? ok(shown) : answer(sent)));
  show(<CallSmsConfigPage configId={config.id} />);
  await screen.findByRole('button', { name: 'Test' });
  return requests;
};
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the page of a call/SMS config', () => {
  it('tells in plain words what a trial account cannot do', async () => {
    await showPage(() => ok(trial));

    await press('Test');

    expect(await screen.findByText(/it is a trial account/)).toBeDefined();
    expect(screen.getByText('It does not record voicemail.')).toBeDefined();
    expect(screen.getByText('+1 202 555 0100')).toBeDefined();
  });

  it('tells why the carrier does not take the credentials', async () => {
    const problem = 'The carrier does not accept this Account SID with this Auth Token.';
    await showPage(() => ok({ ...trial, credentialsValid: false, problem }));

    await press('Test');

    expect(await screen.findByText(problem)).toBeDefined();
  });

  it('places a test call and shows a refusal beside the number', async () => {
    const sentence = 'A trial account calls only numbers that are verified.';
    const requests = await showPage(() =>
      refusal({
        status: 422,
        code: 'carrier-refused',
        detail: sentence,
        fieldErrors: { to: [sentence] },
      }),
    );

    await userEvent.click(screen.getByRole('radio', { name: 'Call' }));
    await userEvent.type(screen.getByLabelText('To'), '+12025550199');
    await press('Place test call');

    expect(await screen.findByText(sentence)).toBeDefined();
    expect(requests.at(-1)).toMatchObject({
      path: routes.callSmsConfigTestCall('project', config.id),
      body: { to: '+12025550199' },
    });
  });

  it('says that policies still use it when it cannot be deleted', async () => {
    const detail = 'It cannot be deleted while policies use it: Support.';
    await showPage(() => refusal({ status: 409, code: 'conflict', detail }));

    await press('Delete config…');
    await userEvent.click(
      within(await screen.findByRole('dialog')).getByRole('button', { name: 'Delete config' }),
    );

    expect(await screen.findByText(detail)).toBeDefined();
  });

  it('sends its form with the version of one’s own second token, too, and shows what others changed', async () => {
    const changed = { ...config, name: 'Theirs', version: 3 };
    let held = config;
    const requests = fakeApi(({ method, ifMatch, body }) => {
      if (method !== 'PATCH') return ok(held);
      if (ifMatch !== `"${held.version}"`) {
        return refusal({ status: 412, code: 'changed-meanwhile', detail: 'Look again.' });
      }
      held = { ...held, ...(body as object), version: held.version + 1 };
      return ok(held);
    });
    show(<CallSmsConfigPage configId={config.id} />);
    await userEvent.type(
      await screen.findByLabelText('Second Auth Token', { selector: 'input' }),
      '3'.repeat(32),
    );
    await press('Add second token');
    await screen.findByText(/Calls signed with either token/);

    held = changed;
    await userEvent.type(screen.getByLabelText(/^Description/), '!');
    await press('Save');

    expect(
      requests.filter(({ method }) => method === 'PATCH').map(({ ifMatch }) => ifMatch),
    ).toEqual(['"1"', '"2"']);
    expect(await screen.findByText(/is now “Theirs”/)).toBeDefined();
  });

  it('promotes a second token only when asked twice', async () => {
    const requests = await showPage(() => ok(config), { ...config, hasSecondAuthToken: true });

    await press('Promote it…');
    expect(requests.filter(({ method }) => method === 'PATCH')).toEqual([]);
    await press('Promote token');

    expect(requests.find(({ method }) => method === 'PATCH')?.body).toEqual({
      promoteSecondAuthToken: true,
    });
  });
});
