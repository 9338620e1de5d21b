import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { aCall } from '../../../testing/a-call';
import { fakeApi, ok } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import { CallPage } from './call-page';

const showCall = (call: ReturnType<typeof aCall>) => {
  fakeApi(() => ok(call));
  show(
    <CallPage
      callId="1"
      voicemail={null}
      recording={<p>What was said</p>}
      addContact={(number) => <button>{`Name ${number}`}</button>}
    />,
  );
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the page of a call', () => {
  it('names a caller whom the project knows, and keeps their number', async () => {
    showCall(aCall({ callerName: 'Anna Meier' }));

    expect(await screen.findByRole('heading', { name: 'Call from Anna Meier' })).toBeDefined();
    expect(screen.getByText('+1 202 555 0100')).toBeDefined();
    expect(screen.queryByRole('button', { name: /^Name/ })).toBeNull();
  });

  it('has the recording of a call that was recorded, and of no other', async () => {
    showCall(aCall({ recordingSeconds: 9 }));
    expect(await screen.findByText('What was said')).toBeDefined();

    cleanup();
    showCall(aCall());
    expect(await screen.findByRole('heading', { name: /^Call from/ })).toBeDefined();
    expect(screen.queryByText('What was said')).toBeNull();
  });

  it('offers a name for a number that has none', async () => {
    showCall(aCall());

    expect(await screen.findByRole('heading', { name: 'Call from +1 202 555 0100' })).toBeDefined();
    expect(screen.getByRole('button', { name: 'Name +12025550100' })).toBeDefined();
  });

  it('offers none for a caller who hides their number', async () => {
    showCall(aCall({ caller: '', callerWithheld: true }));

    expect(await screen.findByRole('heading', { name: 'Call from Withheld' })).toBeDefined();
    expect(screen.queryByRole('button', { name: /^Name/ })).toBeNull();
  });
});
