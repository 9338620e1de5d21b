import { routes, type ContactDto } from '@ringdown/contracts';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { done, fakeApi, ok, refusal, type Sent } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import { ContactsPage } from './contacts-page';

const aContact = (changes: Partial<ContactDto> = {}): ContactDto => ({
  id: 'anna',
  name: 'Anna Meier',
  number: '+4930901820',
  note: 'Data centre',
  version: 3,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  ...changes,
});
const anna = aContact();
const page = (...items: ContactDto[]) => ok({ items, nextCursor: null });
const api = (change: (sent: Sent) => Response, ...items: ContactDto[]) =>
  fakeApi((sent) => (sent.method === 'GET' ? page(...items) : change(sent)));
const field = (name: string) => screen.findByRole('textbox', { name });
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the contacts', () => {
  it('do not say to a viewer that numbers were searched when they were not', async () => {
    fakeApi(({ path }) => {
      if (path === routes.project('project')) return ok({ masksCallerNumbers: true });
      return page(...(path.includes('q=') ? [] : [aContact({ number: '…20' })]));
    });
    show(<ContactsPage />, 'viewer');

    expect(await screen.findByText('Number ending in 20')).toBeDefined();
    const search = await screen.findByPlaceholderText('Name or note');
    await userEvent.type(search, '901820{Enter}');
    expect(await screen.findByText('No contact has this in its name or note.')).toBeDefined();
  });

  it('say what they are for as long as there are none, and take a first one', async () => {
    const requests = api(() => ok(anna));
    show(<ContactsPage />);
    expect(await screen.findByText('No contacts yet')).toBeDefined();
    expect(screen.queryByRole('link', { name: 'CSV' })).toBeNull();

    await press('New contact');
    await userEvent.type(await field('Name'), 'Anna Meier');
    await userEvent.type(await field('Number'), '030 901820');
    await press('Save');
    expect(await screen.findByText(/^Write the number with its country code/)).toBeDefined();
    await userEvent.clear(await field('Number'));
    await userEvent.type(await field('Number'), '+49 30 901820');
    await press('Save');

    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(requests.find(({ method }) => method === 'POST')).toMatchObject({
      path: routes.contacts('project'),
      body: { name: 'Anna Meier' },
    });
    expect(await screen.findByText('Anna Meier is a contact now.')).toBeDefined();
  });

  it('say beside the number that it has a name already', async () => {
    const detail = 'Another contact of this project has this number.';
    const refused = { status: 409, code: 'conflict', detail, fieldErrors: { number: [detail] } };
    api(() => refusal({ ...refused, code: 'conflict' }), anna);
    show(<ContactsPage />);

    await press('New contact');
    await userEvent.type(await field('Name'), 'Ben');
    await userEvent.type(await field('Number'), '+4930901820');
    await press('Save');

    expect(await screen.findByText(detail)).toBeDefined();
    expect(await field('Name')).toHaveProperty('value', 'Ben');
  });

  it('are edited from the version that was seen, and show what somebody else has changed', async () => {
    const hanna = aContact({ note: 'New note', version: 4 });
    const requests = fakeApi(({ method, path, ifMatch }) => {
      if (method === 'GET') return path.endsWith('/anna') ? ok(hanna) : page(anna);
      if (ifMatch === '"4"') return ok(aContact({ version: 5 }));
      const detail = 'Somebody else has changed this in the meantime.';
      return refusal({ status: 412, code: 'changed-meanwhile', detail });
    });
    show(<ContactsPage />);

    await press('Edit Anna Meier');
    await userEvent.clear(await field('Name'));
    await userEvent.type(await field('Name'), 'Hanna Meier');
    await press('Save');
    expect(await screen.findByText(/is now .*New note/)).toBeDefined();
    await press('Save mine anyway');

    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(requests.filter(({ method }) => method === 'PATCH').at(-1)).toMatchObject({
      ifMatch: '"4"',
      body: { name: 'Hanna Meier', note: 'New note' },
    });
  });

  it('are deleted after a question that says what happens', async () => {
    const requests = api(() => done(), anna);
    show(<ContactsPage />);

    await press('Delete Anna Meier…');
    expect(await screen.findByText(/has no name any more/)).toBeDefined();
    await press('Delete contact');

    await waitFor(() =>
      expect(requests.find(({ method }) => method === 'DELETE')).toMatchObject({
        path: routes.contact('project', 'anna'),
        ifMatch: '"3"',
      }),
    );
  });

  it('are found by what is typed, and say when nobody is', async () => {
    const requests = fakeApi(({ path }) => (path.includes('q=') ? page() : page(anna)));
    show(<ContactsPage />);
    expect(await screen.findByText('Anna Meier')).toBeDefined();

    await userEvent.type(screen.getByLabelText('Find'), 'ben{Enter}');
    expect(await screen.findByText('No such contact')).toBeDefined();
    await press('Show all');
    await userEvent.selectOptions(await screen.findByLabelText('Order'), 'Changed last');

    await waitFor(() => expect(requests.at(-1)?.path).toContain('sort=-updatedAt'));
  });

  it('are only shown to those who may not change them', async () => {
    api(() => ok(anna), anna);
    show(<ContactsPage />, 'viewer');

    expect(await screen.findByText('Data centre')).toBeDefined();
    expect(screen.getByRole('link', { name: 'CSV' }).getAttribute('href')).toBe(
      routes.contactsExport('project'),
    );
    for (const name of ['New contact', 'Import', 'Edit Anna Meier', 'Delete Anna Meier…']) {
      expect(screen.queryByRole('button', { name })).toBeNull();
    }
  });
});

describe('importing contacts', () => {
  const choose = async (change: (sent: Sent) => Response, text: string) => {
    const requests = api(change, anna);
    const { baseElement } = show(<ContactsPage />);
    await press('Import');
    const dialog = await screen.findByRole('dialog');
    await within(dialog).findByText('CSV file');
    const input = baseElement.querySelector<HTMLInputElement>('input[type=file]');
    if (input === null) throw new Error('There is no field for a file.');
    await userEvent.upload(input, new File([text], 'contacts.csv', { type: 'text/csv' }));
    const send = () => userEvent.click(within(dialog).getByRole('button', { name: 'Import' }));
    return { requests, send, dialog };
  };

  it('says how many came in', async () => {
    const { requests, send } = await choose(
      () => ok({ added: 2, changed: 1, unchanged: 0 }),
      'Anna,+4930901820',
    );
    await send();

    expect(await screen.findByText('2 contacts added, 1 changed, 0 as before.')).toBeDefined();
    expect(requests.find(({ method }) => method === 'POST')).toMatchObject({
      path: routes.contactsImport('project'),
      body: { file: 'Anna,+4930901820' },
    });
  });

  it('says of each wrong line what is wrong, and takes the file that is put right', async () => {
    const file = ['Line 2: Write the number with its country code.', 'Line 4: Too long.'];
    const { send, dialog } = await choose(
      () =>
        refusal({
          status: 400,
          code: 'invalid-request',
          detail: 'Nothing was imported.',
          fieldErrors: { file },
        }),
      'x',
    );
    await send();

    for (const problem of file) expect(await screen.findByText(problem)).toBeDefined();
    const button = within(dialog).getByRole('button', { name: 'Import' });
    expect(button).toHaveProperty('disabled', true);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Choose no file' }));
    expect(screen.queryByText('Nothing was imported')).toBeNull();
  });

  it('sends no file that is too large', async () => {
    const { requests, dialog } = await choose(() => done(), 'x'.repeat(900_001));

    expect(await screen.findByText('The file is larger than 900 kB.')).toBeDefined();
    expect(within(dialog).getByRole('button', { name: 'Import' })).toHaveProperty('disabled', true);
    expect(requests.every(({ method }) => method === 'GET')).toBe(true);
  });
});
