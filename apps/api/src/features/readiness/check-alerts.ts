import type { ReadinessFindingDto } from '@ringdown/contracts';

import { meaningOfAlert, type CarrierAlert } from '../../telephony/carrier-alerts.js';
import { CarrierError } from '../../telephony/carrier-error.js';
import { found, passed } from './finding.js';
import { spokenMoment } from './moment.js';
import { carrierAnswers, type ReadinessFacts } from './readiness-facts.js';

const code = 'carrier-alerts';
/** One reads no more of them. */
const mostTold = 3;

/** What the carrier has logged in the last day of calls to this policy, or of the way to this installation. */
export function checkAlerts(facts: ReadinessFacts): ReadinessFindingDto[] {
  const answers = carrierAnswers(facts.carrier);
  if (answers === undefined) return [];
  const { alerts } = answers;
  if (alerts instanceof CarrierError) {
    return [
      found('note', code, 'The carrier’s error log could not be read', {
        whatIsWrong: 'The carrier does not tell what it has logged in the last day.',
        whatCallersExperience: 'Nobody knows: failures of the last day may be missing here.',
        howToMend: 'When calls fail, look into the error log in the carrier’s console.',
      }),
    ];
  }
  const ours = alerts.filter((alert) => isOurs(alert, facts));
  if (ours.length === 0) return [passed(code, 'The carrier has logged no problem in the last day')];
  const kinds = [...Map.groupBy(ours, (alert) => alert.code).values()];
  const isGrave = ours.some(({ isError, code: number }) => isError || keepsPhoneSilent(number));
  return [
    found(isGrave ? 'warning' : 'note', code, 'The carrier has logged problems in the last day', {
      whatIsWrong: kinds
        .slice(0, mostTold)
        .map((kind) => inWords(kind, facts.timeZone))
        .join(' '),
      whatCallersExperience: 'Calls may have failed, or may not have reached everybody.',
      howToMend: 'See what became of the calls in the logs.',
      link: `/projects/${facts.projectId}/policies/${facts.policyId}/logs`,
    }),
  ];
}

/** One account may serve several policies, and other programs; of a call that never came in, only the address tells. */
function isOurs({ callSid, url }: CarrierAlert, facts: ReadinessFacts): boolean {
  const policyId = callSid === null ? undefined : facts.policyOfCall.get(callSid);
  if (policyId !== undefined) return policyId === facts.policyId;
  return url?.startsWith(`${facts.publicUrl}/`) ?? false;
}

function keepsPhoneSilent(number: number): boolean {
  return number === 13214 || (number >= 13223 && number <= 13227);
}

function inWords(kind: readonly CarrierAlert[], timeZone: string): string {
  const [newest] = kind;
  if (newest === undefined) return '';
  const times = kind.length === 1 ? 'once' : `${String(kind.length)} times`;
  const when = `${times}, last on ${spokenMoment(newest.at, timeZone)}`;
  return `${meaningOfAlert(newest.code)} (error ${String(newest.code)}; ${when}).`;
}
