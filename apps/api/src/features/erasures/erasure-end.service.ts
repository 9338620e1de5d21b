import { Inject, Injectable } from '@nestjs/common';
import type { ErasureDto } from '@ringdown/contracts';

import { AuditLog } from '../../platform/audit/audit-log.js';
import { Clock } from '../../platform/clock/clock.port.js';
import { toErasureDto } from './erasure.mapper.js';
import { ErasuresRepository, type RunningErasure } from './erasures.repository.js';

/** Ends an erasure: from now on nothing here knows whom it was about. */
@Injectable()
export class ErasureEnd {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    private readonly repository: ErasuresRepository,
    private readonly audit: AuditLog,
  ) {}

  async tell(erasure: RunningErasure): Promise<void> {
    const { erasureId, projectId, callerEnd } = erasure;
    const row = await this.repository.find(erasure);
    if (row === undefined) return;
    await this.repository.transaction(async (tx) => {
      if (!(await this.repository.finish(tx, erasureId, this.clock.now()))) return;
      await this.audit.record(tx, {
        action: 'erasure.finished',
        projectId,
        target: { id: erasureId, name: callerEnd },
        after: resultOf(toErasureDto(row)),
      });
    });
  }
}

/** In short; the report says more. */
function resultOf({ erased, carrierCalls, carrierRecordings }: ErasureDto): object {
  const { calls, voicemails, contacts, callerEntries } = erased;
  return {
    ...{ calls, voicemails, contacts, callerEntries },
    deletedAtCarrier: carrierCalls.deleted + carrierRecordings.deleted,
    goneAtCarrier: carrierCalls.gone + carrierRecordings.gone,
    refusedByCarrier: carrierCalls.refused + carrierRecordings.refused,
  };
}
