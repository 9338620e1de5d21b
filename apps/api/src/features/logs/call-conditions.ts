import type { CallsFilterDto } from '@ringdown/contracts';

import { searchedCaller } from '../../telephony/searched-caller.js';

/**
 * The filter as SQL on the call `c` of project $1. What is not asked for does not stand there, so that PostgreSQL
 * can plan for what is.
 *
 * @param parameter takes a value and names its place in the statement.
 */
export function callConditions(
  filter: CallsFilterDto,
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
    // First the callers, then their calls: callers are few, and an index knows them.
    ...(q === undefined
      ? []
      : [callersFound(`${parameter(searchedCaller(q))}::text`, `${parameter(q)}::text`)]),
  ];
}

function callersFound(number: string, name: string): string {
  return `c.caller IN (
    SELECT known.caller FROM calls known
    WHERE known.project_id = $1 AND strpos(lower(known.caller), ${number}) > 0
    UNION ALL
    SELECT named.number FROM contacts named
    WHERE named.project_id = $1 AND strpos(lower(named.name), lower(${name})) > 0
  )`;
}

/** PostgreSQL reads some times differently, such as the 30th of February. */
function momentOf(time: string | undefined): Date | undefined {
  return time === undefined ? undefined : new Date(time);
}
