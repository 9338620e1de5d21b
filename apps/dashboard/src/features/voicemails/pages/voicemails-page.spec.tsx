import type { VoicemailDto } from '@ringdown/contracts';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';

import { done, fakeApi, ok } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import { VoicemailsPage } from './voicemails-page';

const at = '2026-01-01T12:00:00.000Z';
function aMessage(changes: Partial<VoicemailDto> = {}): VoicemailDto {
  return {
    callId: 'call-1',
    policyId: 'policy',
    policyName: 'Support',
    caller: '+4930901820',
    callerWithheld: false,
    callerErased: false,
    callerName: null,
    calledAt: at,
    seconds: 72,
    text: null,
    heard: null,
    deleted: null,
    ...changes,
  };
}

/** Answers with these messages. */
function serve(...items: VoicemailDto[]) {
  return fakeApi(({ method }) => (method === 'DELETE' ? done() : ok({ items, nextCursor: null })));
}

afterEach(cleanup);

describe('the voicemails page', () => {
  it('says by name who has left a message, beside the number', async () => {
    serve(aMessage({ callerName: 'Anna Meier' }));
    show(<VoicemailsPage />, 'responder');

    expect(await screen.findByRole('link', { name: 'From Anna Meier' })).toBeDefined();
    expect(screen.getByText(/^\+49 309 01 820 · Support/)).toBeDefined();
  });

  it('plays each message from our own API, tells who called, and marks what nobody has heard', async () => {
    const heard = { at, by: 'Rita' };
    serve(aMessage(), aMessage({ callId: 'call-2', caller: '', callerWithheld: true, heard }));
    show(<VoicemailsPage />, 'responder');

    const [first, second] = await screen.findAllByRole('listitem');
    if (first === undefined || second === undefined) throw new Error('There are two messages.');
    expect(within(first).getByLabelText('Message from +49 309 01 820').getAttribute('src')).toBe(
      '/api/v1/projects/project/voicemails/call-1/audio',
    );
    expect(within(first).getByText('New')).toBeDefined();
    expect(first.textContent).toContain('Support · 1 min 12 s');
    expect(within(first).getByRole('link').getAttribute('href')).toBe(
      '/projects/project/logs/call-1',
    );
    expect(within(second).queryByText('New')).toBeNull();
    expect(second.textContent).toContain('From a withheld number');
    expect(second.textContent).toContain('Heard first by Rita');
    expect(screen.queryByRole('button', { name: /Delete/ })).toBeNull();
  });

  it('says so when a message cannot be played, and lets one try again', async () => {
    serve(aMessage());
    show(<VoicemailsPage />);

    fireEvent.error(await screen.findByLabelText(/Message from/));

    expect(screen.getByRole('alert').textContent).toContain('cannot be played now');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('deletes a message for those who may, after asking', async () => {
    const requests = serve(aMessage());
    show(<VoicemailsPage />);

    await userEvent.click(await screen.findByRole('button', { name: /^Delete the message from/ }));
    await userEvent.click(await screen.findByText('Delete message'));

    await waitFor(() =>
      expect(requests).toContainEqual(
        expect.objectContaining({
          method: 'DELETE',
          path: '/api/v1/projects/project/voicemails/call-1',
        }),
      ),
    );
  });

  it('tells who has deleted a message, and whether the carrier has, too', async () => {
    serve(aMessage({ deleted: { at, by: 'Ada', isGone: false } }));
    show(<VoicemailsPage />);

    const [item] = await screen.findAllByRole('listitem');
    expect(item?.textContent).toMatch(/Deleted by Ada.*The carrier still has to delete it/);
    expect(screen.queryByLabelText(/Message from/)).toBeNull();
  });
});
