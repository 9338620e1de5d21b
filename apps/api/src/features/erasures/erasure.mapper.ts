import type { ErasureDto } from '@ringdown/contracts';

import type { ErasureRow } from './erasures.repository.js';

export function toErasureDto(row: ErasureRow): ErasureDto {
  return {
    id: row.id,
    caller: row.caller_end,
    requestedAt: row.requested_at.toISOString(),
    requestedBy: row.requested_by,
    state: row.finished_at === null ? 'running' : 'done',
    finishedAt: row.finished_at?.toISOString() ?? null,
    callsUnderWay: row.calls_under_way,
    erased: {
      calls: row.calls,
      journalLines: row.journal_lines,
      voicemails: row.voicemails,
      contacts: row.contacts,
      callerEntries: row.caller_entries,
      webhookAnswers: row.webhook_answers,
    },
    carrierCalls: row.carrierCalls,
    carrierRecordings: row.carrierRecordings,
    left: row.left,
  };
}
