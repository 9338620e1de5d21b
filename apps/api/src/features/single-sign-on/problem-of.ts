import type { SingleSignOnProblem } from '@ringdown/contracts';

/** What a code means that better-auth or the provider gives for a failure. */
export function problemOf(code: string | null): SingleSignOnProblem {
  switch (code) {
    case 'access_denied':
      return 'single-sign-on-cancelled';
    case 'state_mismatch':
    case 'state_not_found':
    case 'state_invalid':
      return 'single-sign-on-expired';
    case 'signup_disabled':
      return 'single-sign-on-unknown';
    case 'account_not_linked':
    case 'email_not_found':
    case 'email_not_verified':
      return 'single-sign-on-email-unverified';
    default:
      return 'single-sign-on-failed';
  }
}
