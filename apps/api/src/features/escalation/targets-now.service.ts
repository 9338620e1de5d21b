import { Injectable } from '@nestjs/common';
import type { EscalationRuleDto, EscalationRulesDto } from '@ringdown/contracts';

import { OnCallNow } from '../schedules/on-call-now.service.js';
import { firstCommonGap } from './common-gap.js';
import { OpenPeriods } from './open-periods.service.js';

/** Tells whom the schedules of rules would ring at this moment, and when soon nobody. */
@Injectable()
export class TargetsNow {
  constructor(
    private readonly onCall: OnCallNow,
    private readonly open: OpenPeriods,
  ) {}

  /** Gaps count within the support hours of the policy only. */
  async asOfNow(
    policyId: string,
    rules: readonly EscalationRuleDto[],
  ): Promise<Pick<EscalationRulesDto, 'items' | 'nextGap'>> {
    const open = this.open.of(policyId);
    const targets = rules.flatMap((rule) => rule.targets);
    const ids = targets.flatMap(({ kind, id }) => (kind === 'schedule' ? [id] : []));
    const schedules = await this.onCall.ask([...new Set(ids)]);
    const isSomebodyNamed = targets.some(({ people }) =>
      people.some(({ phone }) => phone !== null),
    );
    const gaps = [...schedules.values()].map((schedule) => schedule.gaps);
    return {
      items: rules.map((rule) =>
        Object.assign({}, rule, {
          targets: rule.targets.map((target) => {
            const schedule = schedules.get(target.id);
            if (schedule === undefined) return target;
            const { people, until, gaps } = schedule;
            return Object.assign({}, target, {
              people,
              until,
              nextGap: firstCommonGap([gaps], open),
            });
          }),
        }),
      ),
      nextGap: isSomebodyNamed ? null : firstCommonGap(gaps, open),
    };
  }
}
