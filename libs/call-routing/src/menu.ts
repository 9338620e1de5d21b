import { atTheDoor } from './admit.js';
import type { Outcome } from './decision.js';
import { firstRing, greeting } from './first-ring.js';
import type { Moment } from './occupation.js';
import { passOn } from './passing-on.js';
import type { RoutingPlan } from './plan.js';
import { keySeconds, mostPrompts } from './prompts.js';
import type { CallState } from './state.js';

/** A caller chooses by a key where the call goes. */
export type Menu = {
  /** What is said before the caller chooses. */
  prompt: string;
  /** Each key, `0` to `9`, and the policy that it leads to; null: this one's own rules. */
  choices: readonly { key: string; policyId: string | null }[];
  /** Where a call goes whose caller presses no key of the menu; null: to this policy's own rules. */
  otherwise: string | null;
};

/** Whether every way through the menu leads to another policy, so that the plan's own rules are a last resort. */
export function leadsElsewhere({
  choices,
  otherwise,
}: Pick<Menu, 'choices' | 'otherwise'>): boolean {
  return otherwise !== null && choices.every(({ policyId }) => policyId !== null);
}

/** Greets a caller and asks where they want to go. */
export function openMenu(plan: RoutingPlan, menu: Menu): Outcome {
  const { steps, facts } = ask(menu, atTheDoor);
  return { steps: [...greeting(plan), ...steps], facts };
}

/** A caller has pressed a key, or none; after the second key that is none of the menu's, the call goes on by itself. */
export function decideMenu(plan: RoutingPlan, state: CallState, key: string, now: Moment): Outcome {
  const { menu } = plan;
  // Only a plan with a menu asks.
  if (menu === undefined) return firstRing(plan, now, { isGreeted: true });
  const choice = menu.choices.find((each) => each.key === key);
  if (choice === undefined && state.prompts < mostPrompts) return ask(menu, state);

  const { facts, ...taken } = goWhere(
    plan,
    choice === undefined ? menu.otherwise : choice.policyId,
    now,
  );
  return { ...taken, facts: [{ kind: 'menu-chosen', key: choice?.key ?? null }, ...facts] };
}

/** A choice that leads nowhere any more leads to this policy's own rules: no call is lost by it. */
function goWhere(plan: RoutingPlan, policyId: string | null, now: Moment): Outcome {
  return (
    passOn(policyId, 'menu', now, [plan.policyId]) ?? firstRing(plan, now, { isGreeted: true })
  );
}

function ask({ prompt: text }: Menu, state: CallState): Outcome {
  return {
    steps: [
      {
        kind: 'choose',
        text,
        waitSeconds: keySeconds,
        state: { ...state, prompts: state.prompts + 1 },
      },
      // Reached only when the carrier cannot bring us the key.
      { kind: 'hang-up' },
    ],
    facts: [{ kind: 'menu-heard' }],
  };
}
