import { drawCallers } from './callers.ts';
import { summarise, type OutcomeSummary } from './outcome.ts';
import { routePlainly } from './plain-routing.ts';
import { routeByRingdown } from './ringdown-routing.ts';
import { seededRandom } from './seeded-random.ts';

export type Comparison = {
  answerProbability: number;
  ringdown: OutcomeSummary;
  plain: OutcomeSummary;
};

/** A thousand callers for each of three kinds of teams, each caller routed both ways. */
export function compareOutcomes(seed: number, count = 1000): Comparison[] {
  return [0.3, 0.6, 0.9].map((answerProbability) => {
    const callers = drawCallers(count, answerProbability, seededRandom(seed));
    return {
      answerProbability,
      ringdown: summarise(callers.map(routeByRingdown)),
      plain: summarise(callers.map(routePlainly)),
    };
  });
}
