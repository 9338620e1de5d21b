import { Inject, Injectable } from '@nestjs/common';
import type { AuditAction, ShiftSwapDto } from '@ringdown/contracts';
import type { EntityManager } from 'typeorm';

import type { Environment } from '../../config/environment.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { Clock } from '../../platform/clock/clock.port.js';
import { Mail } from '../../platform/mail/mail.service.js';
import { ENVIRONMENT } from '../../platform/tokens.js';
import { toAuditedSwap, toShiftSwapDto, type ShiftSwapRow } from './shift-swap.mapper.js';
import { answerMail, requestMail, withdrawalMail } from './swap-mail.js';

/** What can happen to a request. */
export type SwapAction = AuditAction & `shift-swap.${string}`;

/** Tells the audit log, and the other one of the two by mail where there is a mail server; the dashboard shows it anyway. */
@Injectable()
export class SwapNews {
  constructor(
    private readonly audit: AuditLog,
    private readonly mail: Mail,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /**
   * @param tx the mail leaves when it is committed.
   * @param row as the request is now.
   */
  async tell(
    tx: EntityManager,
    action: SwapAction,
    { projectId, row }: { projectId: string; row: ShiftSwapRow },
  ): Promise<ShiftSwapDto> {
    const swap = toShiftSwapDto(row, this.clock.now());
    await this.audit.record(tx, {
      action,
      projectId,
      target: { id: swap.shift.scheduleId, name: swap.shift.scheduleName },
      after: toAuditedSwap(swap),
    });
    if (this.mail.isConfigured) await this.send(tx, action, { projectId, row, swap });
    return swap;
  }

  private async send(
    tx: EntityManager,
    action: SwapAction,
    { projectId, row, swap }: { projectId: string; row: ShiftSwapRow; swap: ShiftSwapDto },
  ): Promise<void> {
    const url = `${this.environment.publicUrl}/projects/${projectId}/my-shifts`;
    const place = { projectName: row.project_name, url };
    const within = { within: tx };
    switch (action) {
      case 'shift-swap.requested':
        await this.mail.send({ to: row.asked.email, ...requestMail(swap, place) }, within);
        break;
      case 'shift-swap.accepted':
      case 'shift-swap.declined': {
        const answer = action === 'shift-swap.accepted' ? 'accepted' : 'declined';
        await this.mail.send({ to: row.asker.email, ...answerMail(swap, answer, place) }, within);
        break;
      }
      case 'shift-swap.withdrawn':
        await this.mail.send({ to: row.asked.email, ...withdrawalMail(swap, place) }, within);
    }
  }
}
