import type { Behaviour, Situation } from '@ringdown/call-routing';

/** What is tried out. */
export type Trial = {
  at: number;
  number: string;
  isWithheld: boolean;
  hasFailedVerification: boolean;
  pressesKey: boolean;
  /** '' presses none. */
  menuKey: string;
  callsBefore: number;
  /** Undefined: the caller waits to the end. */
  patienceSeconds: number | undefined;
  behaviours: Readonly<Record<string, Behaviour>>;
};

/** Somebody abroad calls now, and nobody picks up. */
export function firstTrial(now: number): Trial {
  return {
    at: now,
    number: '+12025550199',
    isWithheld: false,
    hasFailedVerification: false,
    pressesKey: true,
    menuKey: '',
    callsBefore: 0,
    patienceSeconds: undefined,
    behaviours: {},
  };
}

/** What the simulation is told. */
export function situationOf({ patienceSeconds, ...trial }: Trial): Situation {
  const number = trial.number.replace(/[\s().-]/g, '');
  return {
    at: trial.at,
    caller: {
      number: trial.isWithheld || number === '' ? null : number,
      hasFailedVerification: trial.hasFailedVerification,
    },
    behaviours: trial.behaviours,
    challengeKey: trial.pressesKey ? '1' : '',
    menuKey: trial.menuKey,
    callsBefore: trial.callsBefore,
    ...(patienceSeconds === undefined ? {} : { patienceSeconds }),
  };
}
