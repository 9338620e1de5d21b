import { singleSignOnProblems, type SingleSignOnProblem } from '@ringdown/contracts';

/** Why the browser has come back from the provider without a session. */
export function singleSignOnSentence(problem: string | null): string | undefined {
  if (problem === null) return undefined;
  return isKnown(problem)
    ? singleSignOnProblems[problem]
    : 'Single sign-on did not work. Try again, or use your password.';
}

function isKnown(problem: string): problem is SingleSignOnProblem {
  return Object.hasOwn(singleSignOnProblems, problem);
}
