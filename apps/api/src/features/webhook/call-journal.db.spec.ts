import { randomUUID } from 'node:crypto';

import type { CallFact } from '@ringdown/call-routing';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createTestDatabase } from '../../testing/test-database.js';
import { CallJournalRepository } from './call-journal.repository.js';
import type { AttemptPatch, JournalEntry, JournalReply, RecordedOutcome } from './journal-entry.js';
import { attemptPatchOf, callPatchOf } from './record-patch.js';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: pg.Pool;
let journal: CallJournalRepository;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 10 });
  journal = new CallJournalRepository(pool);
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

const projectId = randomUUID();
const userId = randomUUID();
/** The n-th second of a call that began at noon. */
const second = (n: number) => new Date(Date.UTC(2026, 0, 1, 12, 0, n)).toISOString();

function outcomeOf(facts: readonly CallFact[], at: string, text: string | null): RecordedOutcome {
  const attempt = facts.flatMap((fact) => ('attempt' in fact ? [fact.attempt] : []))[0];
  const changes = facts.flatMap((fact) => attemptPatchOf(fact, at) ?? []);
  const identity: AttemptPatch = {
    number: attempt ?? 0,
    round: 1,
    rule_order: attempt ?? 0,
    user_id: userId,
    user_name: 'Alice',
    phone: '+12025550111',
  };
  return {
    facts,
    steps: text === null ? null : [{ kind: 'say', text }],
    call: Object.assign(
      { account_sid: 'AC1', call_sid: 'CA1', started_at: at },
      facts.some((fact) => fact.kind === 'came-in')
        ? { caller: '+4930123456', routing_number: '+12025550100' }
        : {},
      ...facts.map((fact) => callPatchOf(fact, at)),
    ),
    attempt: changes.length === 0 ? null : Object.assign(identity, ...changes),
  };
}

/** A line of a call's story: when, under which key, what became true. */
type Line = [at: number, key: string, ...facts: CallFact[]];

function entry(callId: string, [n, key, ...facts]: Line, text: string | null = null): JournalEntry {
  const at = second(n);
  return { callId, projectId, key, at, outcome: outcomeOf(facts, at, text) };
}

async function record(callId: string) {
  const call = await pool.query(
    `SELECT status, caller, started_at, accepted_attempt, unconnected_attempt, accepted_at, ended_at, carrier_status
     FROM calls WHERE id = $1`,
    [callId],
  );
  const attempts = await pool.query(
    `SELECT number, outcome, asked_at, ringing_at, picked_up_at, accepted_at, ended_at
     FROM call_attempts WHERE call_id = $1 ORDER BY number`,
    [callId],
  );
  return {
    call: call.rows[0] as Record<string, unknown>,
    attempts: attempts.rows as Record<string, unknown>[],
  };
}

const leg = (attempt: number, status: 'initiated' | 'ringing' | 'in-progress' | 'completed') =>
  ({ kind: 'leg', attempt, status }) as const;

/** Alice's mailbox picks up, Bob accepts and talks, the caller hangs up. */
const story: Line[] = [
  [0, 'came-in', { kind: 'came-in' }],
  [3, '1/leg/initiated', leg(1, 'initiated')],
  [4, '1/leg/ringing', leg(1, 'ringing')],
  [15, '1/leg/in-progress', leg(1, 'in-progress')],
  [16, '1/picked-up', { kind: 'asked-for-key', attempt: 1 }],
  [30, '1/key/2', { kind: 'no-key', attempt: 1 }],
  [31, '1/leg/completed', leg(1, 'completed')],
  [32, '1/ring-ended', { kind: 'ring-ended', attempt: 1, result: 'not-accepted' }],
  [32, '2/leg/initiated', leg(2, 'initiated')],
  [33, '2/leg/ringing', leg(2, 'ringing')],
  [40, '2/leg/in-progress', leg(2, 'in-progress')],
  [41, '2/picked-up', { kind: 'asked-for-key', attempt: 2 }],
  [44, '2/key/1', { kind: 'accepted', attempt: 2 }],
  [90, '2/leg/completed', leg(2, 'completed')],
  [91, '2/ring-ended', { kind: 'ring-ended', attempt: 2, result: 'connected' }],
  [92, 'over', { kind: 'call-over', carrierStatus: 'completed', seconds: 90 }],
];

describe('the journal', () => {
  it('makes the same record of the same story, in whatever order and however often its lines come', async () => {
    const told = randomUUID();
    for (const line of story) await journal.append(entry(told, line));
    const expected = await record(told);

    expect(expected.call).toMatchObject({
      status: 'completed',
      caller: '+4930123456',
      accepted_attempt: 2,
    });
    expect(expected.attempts.map((attempt) => attempt['outcome'])).toEqual(['no-key', 'accepted']);
    const doubled = [...story, ...story];
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(doubled, { minLength: doubled.length }),
        async (lines) => {
          const callId = randomUUID();
          for (const line of lines) await journal.append(entry(callId, line));
          expect(await record(callId)).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('makes the same record of a message, be it told of by the call, by the recording, or by both', async () => {
    const left = { kind: 'voicemail-left', recordingSid: 'RE1', seconds: 9 } as const;
    const lines: Line[] = [
      [0, 'came-in', { kind: 'came-in' }, { kind: 'ended', ending: 'no-answer' }],
      [1, '1/voicemail', { kind: 'voicemail-offered' }],
      [10, 'recorded', left],
      [11, 'over', { kind: 'call-over', carrierStatus: 'completed', seconds: 11 }],
      [12, 'recording/completed', left],
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...lines, ...lines], { minLength: 2 * lines.length }),
        fc.constantFrom('recorded', 'recording/completed', ''),
        async (told, lost) => {
          const callId = randomUUID();
          for (const line of told.filter(([, key]) => key !== lost)) {
            await journal.append(entry(callId, line));
          }
          const { rows } = await pool.query(
            'SELECT status, voicemail_sid, voicemail_seconds FROM calls WHERE id = $1',
            [callId],
          );
          expect(rows).toEqual([
            { status: 'voicemail-left', voicemail_sid: 'RE1', voicemail_seconds: 9 },
          ]);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('gives a webhook that comes twice at the same time one line and one answer', async () => {
    const callId = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        journal.append(
          entry(callId, [0, 'came-in', { kind: 'came-in' }], `answer ${String(index)}`),
        ),
      ),
    );

    expect(new Set(answers.map(({ steps }) => JSON.stringify(steps))).size).toBe(1);
    const { rows } = await pool.query('SELECT FROM call_journal WHERE call_id = $1', [callId]);
    expect(rows).toHaveLength(1);
  });

  it.each<[string, Line[], 'then' | 'otherwise']>([
    ['while the attempt is open', [], 'then'],
    [
      'not after its ring has ended',
      [[9, 'e', { kind: 'ring-ended', attempt: 1, result: 'no-answer' }]],
      'otherwise',
    ],
    [
      'not after the caller has gone',
      [[9, 'o', { kind: 'call-over', carrierStatus: 'completed', seconds: 9 }]],
      'otherwise',
    ],
  ])('takes an accept %s', async (_, before, expected) => {
    const callId = randomUUID();
    await journal.append(entry(callId, [0, 'came-in', { kind: 'came-in' }]));
    for (const line of before) await journal.append(entry(callId, line));
    const at = second(10);

    const reply = await journal.append({
      ...entry(callId, [10, '1/key/1', { kind: 'accepted', attempt: 1 }], 'then'),
      provided: {
        that: 'attempt-open',
        attempt: 1,
        otherwise: outcomeOf([{ kind: 'accepted-too-late', attempt: 1 }], at, 'otherwise'),
      },
    });

    expect(reply).toMatchObject({ steps: [{ kind: 'say', text: expected }] });
    const { call } = await record(callId);
    expect(call['status'] === 'connected').toBe(expected === 'then');
  });

  describe('of several rings at once', () => {
    const accept = (callId: string, attempt: number): JournalEntry => ({
      ...entry(callId, [10, `${String(attempt)}/key/1`, { kind: 'accepted', attempt }], 'yours'),
      provided: {
        that: 'wave-open',
        attempt: 1,
        otherwise: outcomeOf([{ kind: 'accepted-too-late', attempt }], second(10), 'too late'),
      },
    });
    const over = (callId: string): JournalEntry => ({
      ...entry(callId, [10, '1/wave-over', { kind: 'wave-over', first: 1, last: 9 }], 'next'),
      provided: {
        that: 'wave-open',
        attempt: 1,
        otherwise: outcomeOf([{ kind: 'put-through' }], second(10), 'put through'),
      },
    });
    const textOf = ({ steps }: JournalReply) =>
      steps?.map((step) => 'text' in step && step.text)[0];

    it('gives the call to one of nine who accept in the same moment', async () => {
      for (let time = 0; time < 20; time += 1) {
        const callId = randomUUID();
        await journal.append(entry(callId, [0, 'c', { kind: 'came-in' }]));

        const replies = await Promise.all(
          [1, 2, 3, 4, 5, 6, 7, 8, 9].map((attempt) => journal.append(accept(callId, attempt))),
        );

        expect(replies.map(textOf).filter((text) => text === 'yours')).toHaveLength(1);
        const { call, attempts } = await record(callId);
        expect(call['status']).toBe('connected');
        expect(attempts.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(1);
      }
    });

    it('either is over or has been taken, never both', async () => {
      for (let time = 0; time < 20; time += 1) {
        const callId = randomUUID();
        await journal.append(entry(callId, [0, 'c', { kind: 'came-in' }]));

        const [accepted, ended] = await Promise.all([
          journal.append(accept(callId, 3)),
          journal.append(over(callId)),
        ]);

        const { call } = await record(callId);
        expect([textOf(accepted), textOf(ended), call['status']]).toEqual(
          call['status'] === 'connected'
            ? ['yours', 'put through', 'connected']
            : ['too late', 'next', 'ringing'],
        );
      }
    });

    it('is not to be had any more when the caller has gone', async () => {
      const callId = randomUUID();
      await journal.append(entry(callId, [0, 'c', { kind: 'came-in' }]));
      const gone: CallFact = { kind: 'call-over', carrierStatus: 'completed', seconds: 9 };
      await journal.append(entry(callId, [9, 'over', gone]));

      expect(textOf(await journal.append(accept(callId, 2)))).toBe('too late');
    });

    it('says that a webhook has come again, so that nobody is rung twice', async () => {
      const callId = randomUUID();
      const cameIn = entry(callId, [0, 'c', { kind: 'came-in' }], 'wait');

      expect(await journal.append(cameIn)).toMatchObject({ isNew: true });
      expect(await journal.append(cameIn)).toMatchObject({
        isNew: false,
        steps: [{ text: 'wait' }],
      });
    });
  });

  it('looks up whether the responder had accepted where the carrier does not say', async () => {
    const ringEnded = (callId: string): JournalEntry => ({
      ...entry(
        callId,
        [20, '1/ring-ended', { kind: 'ring-ended', attempt: 1, result: 'connected' }],
        'over',
      ),
      provided: {
        that: 'attempt-accepted',
        attempt: 1,
        otherwise: outcomeOf(
          [{ kind: 'ring-ended', attempt: 1, result: 'not-accepted' }],
          second(20),
          'next',
        ),
      },
    });
    const accepted = randomUUID();
    await journal.append(entry(accepted, [10, '1/key/1', { kind: 'accepted', attempt: 1 }]));
    const mailbox = randomUUID();
    await journal.append(
      entry(mailbox, [10, '1/picked-up', { kind: 'asked-for-key', attempt: 1 }]),
    );

    expect(await journal.append(ringEnded(accepted))).toMatchObject({ steps: [{ text: 'over' }] });
    expect(await journal.append(ringEnded(mailbox))).toMatchObject({ steps: [{ text: 'next' }] });
  });

  it.each<[string, Line[], string]>([
    ['is ringing until something else is known', [[0, 'c', { kind: 'came-in' }]], 'ringing'],
    [
      'has lost its caller when it is over before anybody accepted',
      [
        [0, 'c', { kind: 'came-in' }],
        [5, 'o', { kind: 'call-over', carrierStatus: 'completed', seconds: 5 }],
      ],
      'caller-hung-up',
    ],
    [
      'has failed when its webhook never reached us',
      [[5, 'o', { kind: 'call-over', carrierStatus: 'completed', seconds: 5 }]],
      'failed',
    ],
    [
      'is no answer even if the caller hangs up in the middle of the no-answer message',
      [
        [0, 'c', { kind: 'came-in' }],
        [40, 'e', { kind: 'ended', ending: 'no-answer' }],
        [41, 'o', { kind: 'call-over', carrierStatus: 'completed', seconds: 41 }],
      ],
      'no-answer',
    ],
    [
      'is not connected when the responder accepted in the moment in which the caller hung up',
      [
        [0, 'c', { kind: 'came-in' }],
        [9, 'k', { kind: 'accepted', attempt: 1 }],
        [9, 'r', { kind: 'ring-ended', attempt: 1, result: 'caller-gone' }],
      ],
      'caller-hung-up',
    ],
    [
      'is disabled whatever comes later',
      [
        [0, 'c', { kind: 'came-in' }, { kind: 'refused', reason: 'disabled' }],
        [4, 'o', { kind: 'call-over', carrierStatus: 'completed', seconds: 4 }],
      ],
      'disabled',
    ],
  ])('says that a call %s', async (_, lines, status) => {
    const callId = randomUUID();
    for (const line of lines) await journal.append(entry(callId, line));

    expect((await record(callId)).call['status']).toBe(status);
  });

  it('keeps no row for a phone that was only ordered to ring', async () => {
    const callId = randomUUID();
    const ordered: CallFact = {
      kind: 'ring-ordered',
      attempt: 1,
      round: 1,
      ruleOrder: 1,
      userId,
      name: 'Alice',
      seconds: 30,
    };
    await journal.append(entry(callId, [0, 'came-in', { kind: 'came-in' }, ordered]));

    expect((await record(callId)).attempts).toEqual([]);
  });
});
