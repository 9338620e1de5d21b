import type { VoicemailDto } from '@ringdown/contracts';

import { isWithheld } from '../../telephony/caller-id.js';
import type { VoicemailRow } from './voicemails.repository.js';

export function toVoicemailDto(row: VoicemailRow): VoicemailDto {
  const callerWithheld = isWithheld(row.caller);
  return {
    callId: row.callId,
    policyId: row.policyId,
    policyName: row.policyName,
    caller: callerWithheld ? '' : (row.caller ?? ''),
    callerWithheld,
    callerName: row.callerName,
    calledAt: row.startedAt.toISOString(),
    seconds: row.seconds,
    heard: row.heardAt && { at: row.heardAt.toISOString(), by: row.heardBy ?? '' },
    deleted: row.deletedAt && {
      at: row.deletedAt.toISOString(),
      by: row.deletedBy ?? '',
      isGone: row.goneAt !== null,
    },
  };
}
