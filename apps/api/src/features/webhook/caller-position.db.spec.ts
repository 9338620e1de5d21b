import { randomUUID } from 'node:crypto';

import { positionPlaceholder, type CallFact } from '@ringdown/call-routing';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createTestDatabase } from '../../testing/test-database.js';
import { CallJournalRepository } from './call-journal.repository.js';
import type { JournalEntry } from './journal-entry.js';
import { callPatchOf } from './record-patch.js';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: pg.Pool;
let journal: CallJournalRepository;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 4 });
  journal = new CallJournalRepository(pool);
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

const projectId = randomUUID();

type Line = { callId: string; policyId: string; second?: number; key?: string; fact?: CallFact };

/** What happens to a call in the n-th second after noon, and what is said then. */
function lineOf({ callId, policyId, second = 0, ...line }: Line, text?: string): JournalEntry {
  const at = new Date(Date.UTC(2026, 0, 1, 12, 0, second)).toISOString();
  const { fact = { kind: 'came-in' } } = line;
  const identity = { account_sid: 'AC1', call_sid: 'CA1', started_at: at, policy_id: policyId };
  return {
    callId,
    projectId,
    key: line.key ?? fact.kind,
    at,
    outcome: {
      facts: [fact],
      steps: text === undefined ? null : [{ kind: 'say', text }],
      call: { ...identity, ...callPatchOf(fact, at) },
      attempt: null,
    },
  };
}

async function heard(line: Line) {
  const { steps } = await journal.append(lineOf(line, `You are number ${positionPlaceholder}.`));
  return steps?.map((step) => 'text' in step && step.text)[0];
}

const newCall = (policyId: string, second = 0): Line => ({
  callId: randomUUID(),
  policyId,
  second,
});

describe('the position of a caller', () => {
  it('counts those who wait in the policy, and is the same when the webhook comes again', async () => {
    const policyId = randomUUID();
    const [first, second] = [newCall(policyId), newCall(policyId)];
    const over: CallFact = { kind: 'call-over', carrierStatus: 'completed', seconds: 9 };

    expect(await heard(first)).toBe('You are number 1.');
    expect(await heard(second)).toBe('You are number 2.');
    await journal.append(lineOf({ ...first, fact: over, second: 9 }));
    expect(await heard({ ...second, second: 10 })).toBe('You are number 2.');
    expect(await heard(newCall(randomUUID(), 10))).toBe('You are number 1.');
  });

  it.each<[string, CallFact]>([
    ['talks', { kind: 'accepted', attempt: 1 }],
    ['is not let in', { kind: 'refused', reason: 'disabled' }],
    ['hears that nobody answers', { kind: 'ended', ending: 'no-answer' }],
  ])('does not count who %s', async (_, fact) => {
    const other = newCall(randomUUID());
    await heard(other);
    await journal.append(lineOf({ ...other, second: 5, fact }));

    expect(await heard(newCall(other.policyId, 10))).toBe('You are number 1.');
  });

  it('does not count a call whose end nobody has told for a day', async () => {
    const other = newCall(randomUUID());
    await heard(other);

    expect(await heard(newCall(other.policyId, 24 * 3600))).toBe('You are number 1.');
  });

  it('is that of the moment at which the caller came, and not at which they pressed a key', async () => {
    const asked = newCall(randomUUID());
    await journal.append(lineOf(asked));
    await heard(newCall(asked.policyId, 2));

    const passed = { ...asked, second: 5, key: '0/challenge-key/1' };
    expect(await heard({ ...passed, fact: { kind: 'challenge-passed' } })).toBe(
      'You are number 1.',
    );
  });
});
