import { defaultMessages, routes, type UpdatePolicyDto } from '@ringdown/contracts';
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { aPolicy } from '../../../testing/a-policy';
import { fakeApi, ok, refusal } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import { PolicySettingsPage } from './policy-settings-page';

const configId = '5d9f2c7e-3a3c-4a52-9a0e-0d3b6f1c2a11';
const config = { id: configId, name: 'Main account', accountSid: `AC${'1'.repeat(32)}` };
const policy = aPolicy();

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the settings of a policy', () => {
  it('choose the call/SMS config among those of the project', async () => {
    const requests = fakeApi(({ method }) =>
      ok(method === 'PATCH' ? policy : { items: [config], nextCursor: null }),
    );
    show(<PolicySettingsPage policy={policy} />);

    await userEvent.click(await screen.findByPlaceholderText('None: it takes no calls'));
    await userEvent.click(await screen.findByRole('option', { name: 'Main account (…1111)' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    const sent = requests.find(({ method }) => method === 'PATCH');
    expect(sent?.path).toBe(routes.policy('project', policy.id));
    expect(sent?.body).toEqual({ callSmsConfigId: configId });
  });

  it('name the policy and the caller in a message by buttons, in the place of what is selected', async () => {
    const requests = fakeApi(({ method }) =>
      ok(method === 'PATCH' ? policy : { items: [], nextCursor: null }),
    );
    show(<PolicySettingsPage policy={policy} />);
    const greeting = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Greeting' });

    greeting.setSelectionRange(0, greeting.value.length);
    await userEvent.click(screen.getByRole('button', { name: 'Name the policy in “Greeting”' }));
    greeting.setSelectionRange(0, 0);
    await userEvent.click(screen.getByRole('button', { name: 'Name the caller in “Greeting”' }));
    await userEvent.keyboard(' at ');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    expect(requests.find(({ method }) => method === 'PATCH')?.body).toEqual({
      greetingMessage: '{caller} at {policy}',
    });
  });

  it('offer the position of the caller only to the greeting, whose caller waits', async () => {
    fakeApi(() => ok({ items: [], nextCursor: null }));
    show(<PolicySettingsPage policy={policy} />);
    const greeting = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Greeting' });

    await userEvent.click(screen.getByRole('button', { name: /^Say the position/ }));

    expect(greeting.value).toContain('{position}');
  });

  it('say what nobody has rewritten in the language of the voice that is chosen', async () => {
    const requests = fakeApi(({ method }) =>
      ok(method === 'PATCH' ? policy : { items: [], nextCursor: null }),
    );
    const own = defaultMessages({ voice: 'Polly.Joanna-Neural' });
    const written = { greetingMessage: 'Hello from the shop.' };
    show(<PolicySettingsPage policy={aPolicy({ ...own, ...written })} />);

    await userEvent.click(await screen.findByRole('combobox', { name: 'Voice' }));
    await userEvent.click(await screen.findByRole('option', { name: /Vicki/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    const german = defaultMessages({ voice: 'Polly.Vicki-Neural' });
    expect(requests.find(({ method }) => method === 'PATCH')?.body).toEqual({
      ...german,
      voice: 'Polly.Vicki-Neural',
      greetingMessage: undefined,
    });
  });

  it('ring people at certain hours only, which are those of an office at first', async () => {
    const requests = fakeApi(({ method }) =>
      ok(method === 'PATCH' ? policy : { items: [], nextCursor: null }),
    );
    show(<PolicySettingsPage policy={policy} />);
    expect(screen.queryByRole('textbox', { name: 'Outside the hours' })).toBeNull();

    await userEvent.click(screen.getByRole('switch', { name: /certain hours only/ }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Days off' }), '24.12.2026');
    await userEvent.click(screen.getByRole('button', { name: 'Remove time 1' }));
    expect(screen.getByRole('textbox', { name: 'Outside the hours' })).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    const body = requests.find(({ method }) => method === 'PATCH')?.body as UpdatePolicyDto;
    expect(Object.keys(body)).toEqual(['supportHours']);
    expect(body.supportHours?.holidays).toEqual(['2026-12-24']);
    expect(body.supportHours?.windows).toHaveLength(4);
    expect(body.supportHours?.windows[0]).toEqual({
      kind: 'weekly',
      opens: { weekday: 2, time: '09:00' },
      closes: { weekday: 2, time: '17:00' },
    });
  });

  it('let the caller choose among policies by a key', async () => {
    const desk = aPolicy({ id: '6f6b2f0e-5a5e-4c7f-9a56-0e6d0f3c2b11', name: 'Night desk' });
    const requests = fakeApi(({ method, path }) => {
      if (method === 'PATCH') return ok(policy);
      const items = path.includes('/policies') ? [policy, desk] : [];
      return ok({ items, nextCursor: null });
    });
    show(<PolicySettingsPage policy={policy} />);

    await userEvent.click(screen.getByRole('switch', { name: /choose by a key/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Add a key' }));
    await userEvent.click(screen.getByRole('combobox', { name: 'Where key 2 leads' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Night desk' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    const body = requests.find(({ method }) => method === 'PATCH')?.body as UpdatePolicyDto;
    expect(body).toEqual({
      menu: {
        message: 'For emergencies, press 1.',
        choices: [
          { key: '1', policyId: null },
          { key: '2', policyId: desk.id },
        ],
        otherwisePolicyId: null,
      },
    });
  });

  it('do not save hours that end when they begin', async () => {
    const requests = fakeApi(() => ok({ items: [], nextCursor: null }));
    const windows = [{ kind: 'daily' as const, opens: '09:00', closes: '09:00' }];
    show(<PolicySettingsPage policy={aPolicy({ supportHours: { windows, holidays: [] } })} />);

    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    expect(screen.getByText(/let each end later than it begins/)).toBeDefined();
    expect(requests.filter(({ method }) => method === 'PATCH')).toEqual([]);
  });

  it('show the slug to copy, and say beside it when another policy has the new one', async () => {
    const sentence = 'Another policy of this project has this slug.';
    fakeApi(({ method }) =>
      method === 'PATCH'
        ? refusal({
            status: 409,
            code: 'conflict',
            detail: sentence,
            fieldErrors: { slug: [sentence] },
          })
        : ok({ items: [], nextCursor: null }),
    );
    show(<PolicySettingsPage policy={aPolicy({ slug: 'night-desk' })} />);
    const slug = screen.getByRole<HTMLInputElement>('textbox', { name: 'Slug' });
    expect(slug.value).toBe('night-desk');
    expect(screen.getByRole('button', { name: 'Copy the slug' })).toBeDefined();

    await userEvent.type(slug, '-2');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    expect(await screen.findByText(sentence)).toBeDefined();
    expect(slug.getAttribute('aria-invalid')).toBe('true');
  });

  it('do not take an empty slug away from a policy that has one', async () => {
    const requests = fakeApi(() => ok({ items: [], nextCursor: null }));
    show(<PolicySettingsPage policy={aPolicy({ slug: 'night-desk' })} />);

    await userEvent.clear(screen.getByRole('textbox', { name: 'Slug' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    expect(screen.getByText(/Write a slug of 1 to 63 characters/)).toBeDefined();
    expect(requests.filter(({ method }) => method === 'PATCH')).toEqual([]);
  });

  it('do not ask for configs in the name of somebody who may not see them', () => {
    const requests = fakeApi(() => ok({ items: [], nextCursor: null }));
    show(<PolicySettingsPage policy={policy} />, 'viewer');

    expect(screen.queryByText('Call/SMS config')).toBeNull();
    expect(requests).toEqual([]);
  });
});
