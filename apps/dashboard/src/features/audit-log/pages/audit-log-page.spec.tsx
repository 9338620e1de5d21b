import { auditActions, type AuditEntryDto } from '@ringdown/contracts';
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { fakeApi, ok, refusal } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import { AuditLogPage } from './audit-log-page';

const dana = { id: '5d9f2c7e-3a3c-4a52-9a0e-0d3b6f1c2a11', name: 'Dana' };
const entry = {
  id: '7',
  at: '2026-01-31T09:00:00.000Z',
  actor: { kind: 'person', ...dana },
  address: '192.0.2.7',
  action: 'escalation-rule.updated',
  target: { id: 'r1', name: 'rule 1 of Support' },
  before: { escalateAfterSeconds: 30 },
  after: { escalateAfterSeconds: 60 },
} satisfies AuditEntryDto;
const page = (items: AuditEntryDto[], nextCursor: string | null = null) =>
  ok({ items, nextCursor });

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the audit log', () => {
  it('tells an entry as a sentence, and every field of it when unfolded', async () => {
    fakeApi(() => page([entry]));
    show(<AuditLogPage people={[dana]} />);

    const sentence = await screen.findByRole('button', {
      name: 'Dana changed rule 1 of Support: escalate after 30 s → 1 min',
    });
    expect(sentence.getAttribute('aria-expanded')).toBe('false');
    await userEvent.click(sentence);

    expect(sentence.getAttribute('aria-expanded')).toBe('true');
    expect(await screen.findByRole('row', { name: 'escalate after 30 s 1 min' })).toBeDefined();
    expect(screen.getByText(/from 192\.0\.2\.7/)).toBeDefined();
  });

  it('has words for every action', async () => {
    fakeApi(() =>
      page(auditActions.map((action, index) => ({ ...entry, id: String(index), action }))),
    );
    show(<AuditLogPage people={[]} />);

    expect(await screen.findAllByRole('listitem')).toHaveLength(auditActions.length);
  });

  it('asks for what the filters say, and exports the same', async () => {
    const requests = fakeApi(() => page([]));
    show(<AuditLogPage people={[dana]} />);
    expect(await screen.findByText('Nothing yet')).toBeDefined();

    await userEvent.selectOptions(screen.getByLabelText('What'), 'policy.*');
    await userEvent.selectOptions(screen.getByLabelText('Who'), 'Dana');
    await userEvent.type(screen.getByLabelText('Name'), ' Support {Enter}');
    await userEvent.type(screen.getByLabelText('To'), '2026-01-31');

    expect(await screen.findByText('No such entries')).toBeDefined();
    const to = encodeURIComponent(new Date(2026, 1, 1).toISOString());
    const filters = `action=policy.*&actorId=${dana.id}&q=Support&to=${to}`;
    await waitFor(() =>
      expect(requests.at(-1)?.path).toBe(`/api/v1/projects/project/audit-log?${filters}&limit=50`),
    );
    expect(screen.getByRole('link', { name: 'CSV' }).getAttribute('href')).toBe(
      `/api/v1/projects/project/audit-log/export?format=csv&${filters}`,
    );

    await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
    expect(await screen.findByText('Nothing yet')).toBeDefined();
  });

  it('loads older entries when asked', async () => {
    fakeApi(({ path }) =>
      path.includes('cursor=older')
        ? page([{ ...entry, id: '6', target: { id: 'r2', name: 'the older rule' } }])
        : page([entry], 'older'),
    );
    show(<AuditLogPage people={[]} />);

    await userEvent.click(await screen.findByRole('button', { name: 'Load more' }));

    expect(await screen.findByText('the older rule')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Load more' })).toBeNull();
  });

  it('says why it could not be loaded', async () => {
    fakeApi(() => refusal({ status: 503, code: 'unavailable', detail: 'Not now.' }));
    show(<AuditLogPage people={[]} />);

    expect(await screen.findByText('Not now.')).toBeDefined();
  });
});
