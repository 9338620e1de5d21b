import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto';

import type { CallState, Tally, Wave } from '@ringdown/call-routing';

/** What a callback's address carries: which call, by which plan, where it stands. Nothing personal. */
export type CallToken = {
  callId: string;
  planId: string;
  state: CallState;
  /** The carrier's name of the caller's leg, where a leg that is not its child has to find it. */
  callSid?: string;
};

/** The first field of every token; another version's token is refused rather than misread. */
const version = 1;
const signatureBytes = 16;

type Fields = [
  version: number,
  callId: string,
  planId: string,
  round: number,
  rule: number,
  person: number,
  attempt: number,
  tried: readonly number[],
  prompts: number,
  tally: Tally,
  wave?: [first: number, size: number, since: number, takenBy: number | null] | null,
  oneByOne?: true | null,
  callSid?: string,
];

/** Writes a token for a query string, signed with our own key (HMAC-SHA256, 128 bits of it). */
export function writeCallToken(
  { callId, planId, state, callSid }: CallToken,
  key: KeyObject,
): string {
  const { round, rule, person, attempt, tried, prompts, tally } = state;
  const fields: Fields = [
    version,
    callId,
    planId,
    round,
    rule,
    person,
    attempt,
    tried,
    prompts,
    tally,
  ];
  const body = Buffer.from(JSON.stringify([...fields, ...later(state, callSid)])).toString(
    'base64url',
  );
  return `${body}.${sign(body, key).toString('base64url')}`;
}

/** Reads a token; undefined when it is not one of ours. */
export function readCallToken(token: string, key: KeyObject): CallToken | undefined {
  const [body, signature] = token.split('.');
  if (!body || !signature) return undefined;
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== signatureBytes || !timingSafeEqual(given, sign(body, key))) return undefined;

  const fields = JSON.parse(Buffer.from(body, 'base64url').toString()) as Fields;
  if (fields[0] !== version) return undefined;
  const [, callId, planId, round, rule, person, attempt, tried, prompts, tally] = fields;
  const [wave, oneByOne, callSid] = fields.slice(10) as [Fields[10], Fields[11], Fields[12]];
  const state: CallState = {
    ...{ round, rule, person, attempt, tried, prompts, tally },
    ...(wave && { wave: waveOf(wave) }),
    ...(oneByOne && { oneByOne }),
  };
  return { callId, planId, state, ...(callSid !== undefined && { callSid }) };
}

type WaveFields = NonNullable<Fields[10]>;

/** What only some tokens have, so that the others stay short. */
function later({ wave, oneByOne }: CallState, callSid: string | undefined): unknown[] {
  if (wave === undefined) return oneByOne ? [null, oneByOne] : [];
  const { first, size, since, takenBy = null } = wave;
  return [[first, size, since, takenBy], oneByOne ?? null, callSid];
}

function waveOf([first, size, since, takenBy]: WaveFields): Wave {
  return { first, size, since, ...(takenBy !== null && { takenBy }) };
}

function sign(body: string, key: KeyObject): Buffer {
  return createHmac('sha256', key).update(body).digest().subarray(0, signatureBytes);
}
