import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { StatisticsDto, StatisticsQueryDto } from '@ringdown/contracts';

import { DomainError } from '../../platform/errors/domain-error.js';
import { JobRunner } from '../../platform/jobs/job-runner.service.js';
import { StatisticsRepository, type Counted, type Stretch } from './statistics.repository.js';
import { StoredDays, type LocalDay } from './stored-days.repository.js';
import { statisticsOf } from './tally.js';

/** A leap year and a day: the period may begin and end in the same hour of the day. */
const longestPeriodMs = 367 * 86_400_000;

/** Stretches between stored days that are still counted one by one; with more of them it is quicker to count all. */
const mostGaps = 4;

type DaysToMake = Counted & { from: string; to: string };

/** What became of the calls of a period: whole days that are long over are counted once, everything else each time. */
@Injectable()
export class StatisticsService implements OnModuleInit {
  private readonly logger = new Logger('statistics');

  constructor(
    private readonly repository: StatisticsRepository,
    private readonly days: StoredDays,
    private readonly jobs: JobRunner,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<DaysToMake>({
      name: 'make-statistics-days',
      mostAttempts: 3,
      work: ({ from, to, ...counted }) =>
        this.makeDays(counted, { from: new Date(from), to: new Date(to) }),
      giveUp: () => Promise.resolve(),
    });
    this.jobs.repeat({
      name: 'forget-old-statistics-days',
      pattern: '17 3 * * *',
      work: () => this.days.forgetOld(),
    });
  }

  async show(projectId: string, query: StatisticsQueryDto): Promise<StatisticsDto> {
    assertPeriod(query);
    const counted = { projectId, timeZone: query.timeZone, policyId: query.policyId ?? null };
    const period = { from: new Date(query.from), to: new Date(query.to) };
    const days = await this.days.within(counted, period);
    const stored = days.filter(({ tally }) => tally !== null);
    const gaps = gapsBetween(stored, period);
    const [kept, toCount] = gaps.length > mostGaps ? [[], [period]] : [stored, gaps];
    const tallies = await Promise.all(toCount.map((gap) => this.repository.count(counted, gap)));
    if (days.some(canBeMade)) await this.askForDays(counted, query);
    return statisticsOf([...kept.flatMap(({ tally }) => tally ?? []), ...tallies]);
  }

  /** The answer does not wait for it, and does not depend on it. */
  private async askForDays(counted: Counted, { from, to }: StatisticsQueryDto): Promise<void> {
    const { projectId, timeZone, policyId } = counted;
    const key = `statistics-days/${projectId}/${timeZone}/${policyId ?? ''}`;
    await this.jobs
      .add('make-statistics-days', { ...counted, from, to }, { key })
      .catch((error: unknown) => {
        this.logger.warn({ err: error, msg: 'Days of statistics will be made later.' });
      });
  }

  private async makeDays(counted: Counted, period: Stretch): Promise<void> {
    const days = await this.days.within(counted, period);
    for (const day of days.filter(canBeMade)) await this.days.make(counted, day);
  }
}

function canBeMade({ isOver, tally }: LocalDay): boolean {
  return isOver && tally === null;
}

/** What of a period lies in none of its days. */
function gapsBetween(days: readonly Stretch[], { from, to }: Stretch): Stretch[] {
  const ends = [from, ...days.map((day) => day.to)];
  const begins = [...days.map((day) => day.from), to];
  return ends
    .map((end, place) => ({ from: end, to: begins[place] ?? to }))
    .filter((gap) => gap.from < gap.to);
}

function assertPeriod({ from, to }: StatisticsQueryDto): void {
  const length = Date.parse(to) - Date.parse(from);
  if (length > 0 && length <= longestPeriodMs) return;
  throw new DomainError('invalid-request', 'Some fields need your attention.', {
    to: ['Choose an end after the beginning, a year later at most.'],
  });
}
