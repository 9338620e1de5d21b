import type { CallsFilterDto } from '@ringdown/contracts';

import { searchedCaller } from '../../telephony/searched-caller.js';

/** Which calls are looked for; whoever does not see whole numbers finds callers by their names alone. */
export type CallsSearch = { filter: CallsFilterDto; findsNumbers: boolean };

/** The same, with the numbers of those whose names were found. */
export type KnownSearch = CallsSearch & { named: readonly string[] };

/**
 * The filter as SQL on the call `c` of project $1. What is not asked for does not stand there, so that PostgreSQL
 * can plan for what is.
 *
 * @param parameter takes a value and names its place in the statement.
 */
export function callConditions(
  { filter, findsNumbers, named }: KnownSearch,
  parameter: (value: unknown) => string,
): string[] {
  const { policyId, status, testCalls, responderId, q, from, to } = filter;
  const when = (value: unknown, sql: (place: string) => string, type: string) =>
    value === undefined ? [] : [sql(`${parameter(value)}::${type}`)];
  return [
    ...when(policyId, (place) => `c.policy_id = ${place}`, 'uuid'),
    ...when(status, (place) => `c.status = ${place}`, 'text'),
    ...(testCalls === undefined
      ? []
      : [testCalls === 'only' ? 'c.is_test' : 'c.is_test IS NOT TRUE']),
    ...when(momentOf(from), (place) => `c.started_at >= ${place}`, 'timestamptz'),
    ...when(momentOf(to), (place) => `c.started_at < ${place}`, 'timestamptz'),
    ...when(
      responderId,
      (place) => `c.id IN (
        SELECT rung.call_id FROM call_attempts rung WHERE rung.project_id = $1 AND rung.user_id = ${place}
      )`,
      'uuid',
    ),
    ...(q === undefined ? [] : [isCaller({ named, part: findsNumbers ? q : null }, parameter)]),
  ];
}

/** With more names than these PostgreSQL is done sooner without an estimate for each. */
const mostEstimated = 100;

/** The end of a number says more than its beginning, which many numbers share. */
const tellingEnd = 7;

function isCaller(
  { named, part }: { named: readonly string[]; part: string | null },
  parameter: (value: unknown) => string,
): string {
  const numbers = `${parameter(named)}::text[]`;
  const isNamed =
    named.length > mostEstimated
      ? `c.caller IN (SELECT unnest(${numbers}))`
      : `c.caller = ANY (${numbers})`;
  return part === null ? isNamed : `(${isNamed} OR ${hasInNumber(part, parameter)})`;
}

/** A trigram index finds the end of what is searched, wherever it stands; the rest is looked at then. */
function hasInNumber(part: string, parameter: (value: unknown) => string): string {
  const searched = searchedCaller(part);
  const pattern = `%${searched.slice(-tellingEnd).replace(/[\\%_]/g, String.raw`\$&`)}%`;
  const found = `c.caller ILIKE ${parameter(pattern)}`;
  return searched.length > tellingEnd
    ? `${found} AND strpos(lower(c.caller), ${parameter(searched)}) > 0`
    : found;
}

/** PostgreSQL reads some times differently, such as the 30th of February. */
function momentOf(time: string | undefined): Date | undefined {
  return time === undefined ? undefined : new Date(time);
}
