import type { VoicemailDto } from '@ringdown/contracts';

import { isWithheld } from '../../telephony/caller-id.js';
import type { ShownNumbers } from '../../telephony/shown-numbers.js';
import { toMarksDto } from '../recordings/recording-marks.service.js';
import type { VoicemailRow } from './voicemails.repository.js';

export function toVoicemailDto(row: VoicemailRow, numbers: ShownNumbers): VoicemailDto {
  const { callerErased } = row;
  const callerWithheld = !callerErased && isWithheld(row.caller);
  return {
    callId: row.callId,
    policyId: row.policyId,
    policyName: row.policyName,
    caller: callerWithheld ? '' : numbers.number(row.caller ?? ''),
    callerWithheld,
    callerErased,
    callerName: row.callerName && numbers.text(row.callerName),
    calledAt: row.startedAt.toISOString(),
    seconds: row.seconds,
    text: row.text && numbers.text(row.text),
    ...toMarksDto(row),
  };
}
