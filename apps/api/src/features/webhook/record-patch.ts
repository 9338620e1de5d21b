import type { CallFact, LegStatus } from '@ringdown/call-routing';

import { isOver } from '../../telephony/ring-result.js';
import type { AttemptPatch, CallPatch } from './journal-entry.js';

type AttemptChange = Partial<AttemptPatch>;

/** What a fact that became true `at` a time means for the call's row. */
export function callPatchOf(fact: CallFact, at: string): Partial<CallPatch> {
  switch (fact.kind) {
    case 'came-in':
      return { came_in: true, ...(fact.isTest && { is_test: true }) };
    case 'refused':
      return { refusal: fact.reason };
    case 'accepted':
      return { accepted_attempt: fact.attempt, accepted_at: at };
    case 'ring-ended':
      return {
        ...(fact.result === 'connected'
          ? { accepted_attempt: fact.attempt }
          : { unconnected_attempt: fact.attempt }),
        ...(fact.result === 'caller-gone' ? { ended_at: at } : {}),
      };
    case 'wave-over':
      return { unconnected_attempt: fact.last };
    case 'passed-on':
      return { passed_to: fact.policyId };
    case 'ended':
      return { ending: fact.ending };
    case 'voicemail-offered':
      return { voicemail_offered: true };
    case 'voicemail-left':
      return { voicemail_sid: fact.recordingSid, voicemail_seconds: fact.seconds };
    case 'no-voicemail':
      return { voicemail_seconds: 0 };
    case 'recording-announced':
      return { recording_announced: true };
    case 'talk-recorded':
      return { recording_sid: fact.recordingSid, recording_seconds: fact.seconds };
    case 'talk-not-recorded':
      return { recording_seconds: 0 };
    case 'call-over':
      return {
        ended_at: at,
        carrier_status: fact.carrierStatus,
        ...(fact.seconds === null ? {} : { carrier_seconds: fact.seconds }),
      };
    case 'trouble':
      return fact.endedCall ? { ending: 'failed', failure: fact.text } : { failure: fact.text };
    case 'challenged':
    case 'challenge-passed':
    case 'menu-heard':
    case 'menu-chosen':
    case 'round-began':
    case 'rule-skipped':
    case 'left-out':
    case 'ring-ordered':
    case 'leg':
    case 'asked-for-key':
    case 'wrong-key':
    case 'accepted-too-late':
    case 'declined':
    case 'muted':
    case 'no-key':
    case 'let-go':
    case 'put-through':
    case 'message-chosen':
      return {};
  }
}

/**
 * What a fact means for the row of its attempt; undefined when it is no evidence that a phone was asked to ring:
 * an order to ring may never be carried out, because the caller hangs up in the greeting.
 */
export function attemptPatchOf(fact: CallFact, at: string): AttemptChange | undefined {
  switch (fact.kind) {
    case 'leg':
      return legPatch(fact.status, at);
    case 'asked-for-key':
    case 'wrong-key':
    case 'accepted-too-late':
      return { picked_up_at: at };
    case 'accepted':
      return { accepted_at: at };
    case 'declined':
    case 'no-key':
      return { response: fact.kind };
    case 'muted':
      return { muted_until: new Date(Date.parse(at) + fact.minutes * 60_000).toISOString() };
    case 'let-go':
      return letGoPatch(fact);
    case 'ring-ended':
      // The attempt stays open until the carrier is asked.
      return fact.result === 'unknown' ? {} : { result: fact.result, ended_at: at };
    case 'came-in':
    case 'refused':
    case 'challenged':
    case 'challenge-passed':
    case 'menu-heard':
    case 'menu-chosen':
    case 'passed-on':
    case 'round-began':
    case 'rule-skipped':
    case 'left-out':
    case 'ring-ordered':
    case 'put-through':
    case 'wave-over':
    case 'ended':
    case 'message-chosen':
    case 'voicemail-offered':
    case 'voicemail-left':
    case 'no-voicemail':
    case 'recording-announced':
    case 'talk-recorded':
    case 'talk-not-recorded':
    case 'call-over':
    case 'trouble':
      return undefined;
  }
}

function letGoPatch({
  because,
  hadPickedUp,
}: Extract<CallFact, { kind: 'let-go' }>): AttemptChange {
  switch (because) {
    case 'taken':
      return { response: 'stopped' };
    case 'caller-gone':
    case 'message-instead':
      return { result: 'caller-gone' };
    case 'talking':
      return { result: 'busy' };
    case 'time-is-up':
      return { result: hadPickedUp ? 'not-accepted' : 'no-answer' };
  }
}

function legPatch(status: LegStatus, at: string): AttemptChange {
  if (isOver(status)) return { leg_status: status, ended_at: at };
  switch (status) {
    case 'ringing':
      return { ringing_at: at };
    case 'in-progress':
      return { picked_up_at: at };
    default:
      return { asked_at: at };
  }
}
