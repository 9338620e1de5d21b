/** What became of one caller. */
export type Outcome =
  | { kind: 'human'; afterSeconds: number }
  | { kind: 'mailbox' }
  /** Hung up before anybody was there. */
  | { kind: 'gave-up' }
  | { kind: 'nobody' };

/** Shares of all callers, 0 to 1. */
export type OutcomeSummary = Readonly<Record<Outcome['kind'], number>> & {
  /** Of those who reached a human; undefined when nobody did. */
  medianSecondsToHuman: number | undefined;
};

export function summarise(outcomes: readonly Outcome[]): OutcomeSummary {
  const share = (kind: Outcome['kind']) =>
    outcomes.length === 0
      ? 0
      : outcomes.filter((outcome) => outcome.kind === kind).length / outcomes.length;
  return {
    human: share('human'),
    mailbox: share('mailbox'),
    'gave-up': share('gave-up'),
    nobody: share('nobody'),
    medianSecondsToHuman: median(
      outcomes.flatMap((outcome) => (outcome.kind === 'human' ? [outcome.afterSeconds] : [])),
    ),
  };
}

/** Between the two in the middle where their number is even. */
function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  const high = sorted[Math.floor(sorted.length / 2)];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}
