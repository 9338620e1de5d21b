import fc from 'fast-check';

import type { PlannedRule, RoutingPlan } from '../index.js';

/** A plan whose people are named by letters; lower case = no verified phone. One string a rule: `['A', 'bC']`. */
export function planOf(rules: readonly string[], changes: Partial<RoutingPlan> = {}): RoutingPlan {
  const letters = [...new Set(rules.join(''))];
  return {
    projectId: 'project',
    policyId: 'policy',
    policyName: 'Support Hotline',
    enabled: true,
    speech: { voice: 'woman', language: 'en-US' },
    messages: { greeting: 'Hello.', noAnswer: 'No answer.', noOneAvailable: 'No one available.' },
    repeats: 0,
    people: letters.map((letter) => ({
      userId: letter,
      name: letter,
      phone: letter === letter.toUpperCase() ? `+1202555${String(letter.charCodeAt(0))}` : null,
    })),
    rules: rules.map((people, index): PlannedRule => ({
      id: `rule-${String(index + 1)}`,
      order: index + 1,
      escalateAfterSeconds: 30,
      people: Array.from(people, (letter) => letters.indexOf(letter)),
    })),
    ...changes,
  };
}

/** Any small plan: up to five rules over six people, some without a phone, some in several rules. */
export const anyPlan: fc.Arbitrary<RoutingPlan> = fc
  .record({
    rules: fc.array(
      fc.uniqueArray(fc.constantFrom('A', 'B', 'C', 'D', 'e', 'f'), { minLength: 1, maxLength: 4 }),
      {
        maxLength: 5,
      },
    ),
    repeats: fc.nat({ max: 3 }),
  })
  .map(({ rules, repeats }) =>
    planOf(
      rules.map((people) => people.join('')),
      { repeats },
    ),
  );
