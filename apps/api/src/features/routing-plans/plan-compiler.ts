import { createHash } from 'node:crypto';

import type { PlannedPerson, PlannedRule, RoutingPlan, Speech } from '@ringdown/call-routing';

import { speakable } from '../../telephony/speakable.js';
import type { PolicyRow, RuleRow, TargetRow } from './routing-configuration.js';

const speech: Speech = { voice: 'Polly.Joanna-Neural', language: 'en-US' };

/** Compiles one policy; `rules` in ascending order, `targets` in the order in which they are rung. */
export function compilePlan(
  policy: PolicyRow,
  rules: readonly RuleRow[],
  targets: readonly TargetRow[],
): RoutingPlan {
  const people: PlannedPerson[] = [];
  const positions = new Map<string, number>();
  for (const { user_id: userId, name, phone } of targets) {
    if (positions.has(userId)) continue;
    positions.set(userId, people.length);
    people.push({ userId, name, phone });
  }
  return {
    projectId: policy.project_id,
    policyId: policy.id,
    policyName: speakable(policy.name),
    enabled: policy.enabled,
    speech,
    messages: {
      greeting: speakable(policy.greeting_message),
      noAnswer: speakable(policy.no_answer_message),
      noOneAvailable: speakable(policy.no_one_available_message),
    },
    repeats: policy.repeats,
    people,
    rules: rules.map((rule): PlannedRule => ({
      id: rule.id,
      order: rule.position,
      escalateAfterSeconds: rule.escalate_after_seconds,
      people: targets
        .filter((target) => target.rule_id === rule.id)
        .flatMap((target) => positions.get(target.user_id) ?? []),
    })),
  };
}

/** A plan's name: a hash of its content, so that the same content has the same name everywhere. */
export function planIdOf(plan: RoutingPlan): string {
  return createHash('sha256').update(JSON.stringify(plan)).digest('base64url').slice(0, 22);
}
