import { Injectable } from '@nestjs/common';
import type { StatisticsDto, StatisticsQueryDto } from '@ringdown/contracts';

import { DomainError } from '../../platform/errors/domain-error.js';
import { StatisticsRepository } from './statistics.repository.js';

/** A leap year and a day: the period may begin and end in the same hour of the day. */
const longestPeriodMs = 367 * 86_400_000;

/** What became of the calls of a period. */
@Injectable()
export class StatisticsService {
  constructor(private readonly repository: StatisticsRepository) {}

  async show(projectId: string, query: StatisticsQueryDto): Promise<StatisticsDto> {
    assertPeriod(query);
    const [{ hours, weekdays, ...totals }, costs, responders] = await Promise.all([
      this.repository.ofCalls(projectId, query),
      this.repository.ofCosts(projectId, query),
      this.repository.ofResponders(projectId, query),
    ]);
    return {
      ...totals,
      ...costs,
      hours: everyOne(hours, 0, 23),
      weekdays: everyOne(weekdays, 1, 7),
      responders,
    };
  }
}

function assertPeriod({ from, to }: StatisticsQueryDto): void {
  const length = Date.parse(to) - Date.parse(from);
  if (length > 0 && length <= longestPeriodMs) return;
  throw new DomainError('invalid-request', 'Some fields need your attention.', {
    to: ['Choose an end after the beginning, a year later at most.'],
  });
}

/** Those without calls, too. */
function everyOne(
  found: StatisticsDto['hours'],
  first: number,
  last: number,
): StatisticsDto['hours'] {
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const at = first + index;
    return found.find((each) => each.at === at) ?? { at, calls: 0, answered: 0 };
  });
}
