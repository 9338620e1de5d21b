import { toldCaller } from '../../telephony/told-caller.js';
import type { MissedCall } from './missed-calls.repository.js';

/** More than these stand in the log only. */
const mostLines = 20;

/** What people read of calls of one policy. A mail passes through many hands: it has the end of a number only. */
export function missedCallsMail(
  calls: readonly MissedCall[],
  publicUrl: string,
): { subject: string; text: string } {
  const [first] = calls;
  const { policyName = 'A hotline', projectId = '' } = first ?? {};
  const count = countOf(calls);
  const shown = calls.slice(0, mostLines).map((call) => lineOf(call, publicUrl));
  const more = calls.length - shown.length;
  return {
    subject: `${policyName} missed ${count}`,
    text: `Hello,

nobody took ${count} to ${policyName}:

${shown.join('\n\n')}${more === 0 ? '' : `\n\nand ${String(more)} more.`}

All calls: ${publicUrl}/projects/${projectId}/logs
Who gets such messages is set in the policy.
`,
  };
}

/** The same in an SMS: the newest call, and where the others are. */
export function missedCallsText(calls: readonly MissedCall[], publicUrl: string): string {
  const newest = calls.at(-1);
  if (newest === undefined) return '';
  const { policyName, projectId, id, status } = newest;
  const last = calls.length === 1 ? '' : ' The last one:';
  const page = `${publicUrl}/projects/${projectId}/logs${calls.length === 1 ? `/${id}` : ''}`;
  return `${policyName} missed ${countOf(calls)}.${last} ${timeOf(newest)}, ${toldCaller(newest)}: ${endOf(status)} ${page}`;
}

function countOf(calls: readonly MissedCall[]): string {
  return calls.length === 1 ? 'a call' : `${String(calls.length)} calls`;
}

function timeOf({ startedAt }: MissedCall): string {
  return `${startedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function lineOf(call: MissedCall, publicUrl: string) {
  const { id, projectId, status } = call;
  return `- ${timeOf(call)}, ${toldCaller(call)}: ${endOf(status)}
  ${publicUrl}/projects/${projectId}/logs/${id}`;
}

function endOf(status: MissedCall['status']): string {
  switch (status) {
    case 'voicemail-left':
      return 'they left a message.';
    case 'no-one-available':
      return 'nobody was available.';
    case 'caller-hung-up':
      return 'they hung up before anybody answered.';
    case 'failed':
      return 'the call failed.';
    default:
      return 'nobody answered.';
  }
}
