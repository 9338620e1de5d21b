import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { ProblemError } from '../../../api/problem-error';
import { show } from '../../../testing/show';
import { config } from '../testing/config';
import { ConfigForm } from './config-form';

const input = (label: RegExp) =>
  screen.getByLabelText<HTMLInputElement>(label, { selector: 'input' });
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

afterEach(cleanup);

describe('ConfigForm', () => {
  it('names what is missing beside its field and sends nothing', async () => {
    const save = vi.fn(() => Promise.resolve(config));
    show(<ConfigForm save={save} />);

    await userEvent.type(input(/Account SID/), 'AC123');
    await press('Create config');

    expect(screen.getByText('Give the config a name of 1 to 100 characters.')).toBeDefined();
    expect(screen.getByText(/^An Account SID is AC and/)).toBeDefined();
    expect(screen.getByText(/^A Twilio Auth Token has 32/)).toBeDefined();
    expect(save).not.toHaveBeenCalled();
  });

  it('keeps the token when none is written, and forgets one that was saved', async () => {
    const save = vi.fn(() => Promise.resolve(config));
    show(<ConfigForm config={config} save={save} />);

    await press('Save');
    await userEvent.type(input(/Auth Token/), ` ${'2'.repeat(32)} `);
    await press('Save');

    expect(save).toHaveBeenNthCalledWith(1, expect.objectContaining({ authToken: undefined }));
    expect(save).toHaveBeenNthCalledWith(2, expect.objectContaining({ authToken: '2'.repeat(32) }));
    expect(input(/Auth Token/).value).toBe('');
  });

  it('takes an emptied number for none', async () => {
    const save = vi.fn(() => Promise.resolve({ ...config, primaryPhoneNumber: null }));
    show(<ConfigForm config={config} save={save} />);

    await userEvent.clear(input(/Primary phone number/));
    await press('Save');

    expect(save).toHaveBeenCalledWith(expect.objectContaining({ primaryPhoneNumber: null }));
  });

  it('shows beside the token that it is wanted again', async () => {
    const fieldErrors = { authToken: ['Another account or address needs its Auth Token again.'] };
    const detail = 'Some fields need your attention.';
    const problem = new ProblemError({ code: 'invalid-request', detail, fieldErrors });
    show(<ConfigForm config={config} save={() => Promise.reject(problem)} />);

    await press('Save');

    expect(await screen.findByText(/needs its Auth Token again/)).toBeDefined();
    expect(document.activeElement).toBe(input(/Auth Token/));
  });

  it('folds away what few configs need, unless it is set', async () => {
    const save = vi.fn(() => Promise.resolve(config));
    show(<ConfigForm config={config} save={save} />);
    expect(screen.queryByLabelText(/API base URL/)).toBeNull();

    await press('More');
    await userEvent.type(input(/API key SID/), `SK${'3'.repeat(32)}`);
    await userEvent.type(input(/API key secret/), 'a-secret-of-an-api-key');
    await userEvent.click(screen.getByRole('combobox', { name: 'Twilio region' }));
    await userEvent.click(screen.getByRole('option', { name: /Ireland/, hidden: true }));
    await press('Save');

    expect(save).toHaveBeenCalledWith(
      expect.objectContaining({
        apiKeySid: `SK${'3'.repeat(32)}`,
        apiKeySecret: 'a-secret-of-an-api-key',
        region: 'ie1',
        edge: 'dublin',
      }),
    );
    cleanup();
    show(<ConfigForm config={{ ...config, apiKeySid: `SK${'3'.repeat(32)}` }} save={save} />);
    expect(input(/API key SID/).value).toMatch(/^SK/);
  });

  it('unfolds what is wrong and gives it the focus', async () => {
    const fieldErrors = { apiKeySecret: ['Another account or address needs the secret again.'] };
    const detail = 'Some fields need your attention.';
    const problem = new ProblemError({ code: 'invalid-request', detail, fieldErrors });
    show(<ConfigForm config={config} save={() => Promise.reject(problem)} />);

    await press('Save');

    expect(await screen.findByText(/needs the secret again/)).toBeDefined();
    await vi.waitFor(() => expect(document.activeElement).toBe(input(/API key secret/)));
  });
});
