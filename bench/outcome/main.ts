/** `npm run bench -- outcome`: who reaches a human by Ringdown's routing, and who by plain `<Dial>`s. See docs/bench.md. */
import { compareOutcomes } from './compare-outcomes.ts';
import type { OutcomeSummary } from './outcome.ts';

const seed = Number(process.env['RINGDOWN_SEED'] ?? 1);

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

function row(answerProbability: number, routing: string, summary: OutcomeSummary) {
  return {
    'responders who answer': percent(answerProbability),
    routing,
    'reach a human': percent(summary.human),
    'median s to human': summary.medianSecondsToHuman?.toFixed(1),
    'lost to a mailbox': percent(summary.mailbox),
    'gave up': percent(summary['gave-up']),
    'nobody there': percent(summary.nobody),
  };
}

console.log(`A thousand simulated callers a row, seed ${String(seed)}:`);
console.table(
  compareOutcomes(seed).flatMap(({ answerProbability, ringdown, plain }) => [
    row(answerProbability, 'Ringdown', ringdown),
    row(answerProbability, 'one <Dial> a rule', plain),
  ]),
);
