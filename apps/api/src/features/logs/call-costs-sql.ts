/** The cost of one leg, be it the caller's or an attempt's, as a `CostDto`. */
export function costOf(row: string): string {
  return `CASE WHEN ${row}.cost IS NOT NULL
    THEN json_build_object('amount', trim_scale(${row}.cost)::text, 'unit', ${row}.cost_unit) END`;
}

/**
 * The costs of all legs of a call as far as they are known, one sum a currency; nothing is ever rounded.
 *
 * @param ids the place of the ids among which the call is, so that only their months are looked at.
 */
export function costsOf(call: string, ids: string): string {
  return `(SELECT coalesce(json_agg(json_build_object('amount', trim_scale(sum.cost)::text, 'unit', sum.unit)
      ORDER BY sum.unit), '[]')
    FROM (SELECT leg.unit, sum(leg.cost) AS cost
      FROM (SELECT ${call}.cost_unit AS unit, ${call}.cost
        UNION ALL SELECT paid.cost_unit, paid.cost FROM call_attempts paid
          WHERE paid.call_id = ${call}.id AND paid.call_id = ANY (${ids})) leg
      WHERE leg.cost IS NOT NULL GROUP BY leg.unit) sum)`;
}

/** Whether the costs of a call are known, or may still be: the carrier is asked for five days. */
export function costStateOf(call: string): string {
  return `CASE WHEN ${call}.costs_known_at IS NOT NULL THEN 'known'
    WHEN ${call}.started_at > now() - interval '5 days' THEN 'awaited' ELSE 'not-told' END`;
}
