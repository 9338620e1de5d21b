import type { CallFact } from '@ringdown/call-routing';

import type { JournalEntry } from './journal-entry.js';
import { attemptPatchOf, callPatchOf } from './record-patch.js';
import type { UnmetTaker } from './wave-standing.repository.js';

/** What the record holds of somebody who has accepted a caller and never met them. */
export function unmetEntry({ call, attempt }: UnmetTaker): JournalEntry {
  const { callId, projectId, ended_at: endedAt, ...patch } = call;
  const at = new Date(endedAt).toISOString();
  const fact: CallFact = { kind: 'ring-ended', attempt: attempt.number, result: 'caller-gone' };
  return {
    callId,
    projectId,
    key: `${String(attempt.number)}/never-met`,
    at,
    outcome: {
      facts: [fact],
      steps: null,
      call: { ...patch, ...callPatchOf(fact, at) },
      attempt: { ...attempt, ...attemptPatchOf(fact, at) },
    },
  };
}
