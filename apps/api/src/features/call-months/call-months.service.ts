import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type pg from 'pg';

import { monthAfter, monthOf, startOf, type CallMonth } from '../../database/call-month.js';
import { Clock } from '../../platform/clock/clock.port.js';
import { JobRunner } from '../../platform/jobs/job-runner.service.js';
import { CallMonthsRepository, type MonthlyTable } from './call-months.repository.js';

/** Reports of a call may come a day after it, and then its month has to be there. */
const lateReports = 2 * 86_400_000;

/** The record is kept in parts by month (ADR 0014): new ones are there before their time, old ones go at once. */
@Injectable()
export class CallMonths implements OnModuleInit {
  private readonly logger = new Logger('call-months');

  constructor(
    @Inject(Clock) private readonly clock: Clock,
    private readonly jobs: JobRunner,
    private readonly repository: CallMonthsRepository,
  ) {}

  async onModuleInit(): Promise<void> {
    this.jobs.repeat({
      name: 'prepare-call-months',
      pattern: '11 * * * *',
      work: () => this.prepare(),
    });
    this.jobs.repeat({
      name: 'analyze-call-months',
      pattern: '41 2 * * *',
      work: () => this.repository.analyze(),
    });
    // Calls are routed all the same, and their record waits until the month is there.
    await this.prepare().catch((error: unknown) => {
      this.logger.error({ err: error, msg: 'A month of the record could not be prepared.' });
    });
  }

  async prepare(): Promise<void> {
    const now = this.clock.now();
    const next = monthAfter(monthOf(now));
    // Just after its end the month before may still be written, by a process whose clock is late, say.
    const justNow = monthOf(new Date(now.getTime() - lateReports));
    for (const month of new Set([justNow, monthOf(now), next, monthAfter(next)])) {
      await this.repository.add(month);
    }
  }

  /** The months that have a part of the table and were over at that time, oldest first. */
  async findOver(table: MonthlyTable, before: Date): Promise<CallMonth[]> {
    const months = await this.repository.findMonths(table);
    const latest = Math.min(before.getTime(), this.clock.now().getTime() - lateReports);
    return months.filter((month) => startOf(month, 1).getTime() <= latest);
  }

  /** Months whose way out somebody has begun, and not finished. */
  findBegun(table: MonthlyTable): Promise<CallMonth[]> {
    return this.repository.findBegun(table);
  }

  /** @param goodbye reads the parts for the last time, in the transaction in which they go. */
  drop(
    tables: readonly MonthlyTable[],
    month: CallMonth,
    goodbye: (client: pg.PoolClient) => Promise<void>,
  ): Promise<void> {
    return this.repository.drop(tables, month, goodbye);
  }
}
