import { Injectable } from '@nestjs/common';
import type { EscalationRuleDto } from '@ringdown/contracts';

import { OnCallNow } from '../schedules/on-call-now.service.js';

/** Tells whom the schedules of rules would ring at this moment. */
@Injectable()
export class TargetsNow {
  constructor(private readonly onCall: OnCallNow) {}

  async asOfNow(rules: readonly EscalationRuleDto[]): Promise<EscalationRuleDto[]> {
    const ids = rules.flatMap(({ targets }) =>
      targets.flatMap(({ kind, id }) => (kind === 'schedule' ? [id] : [])),
    );
    const schedules = await this.onCall.ask([...new Set(ids)]);
    return rules.map((rule) =>
      Object.assign({}, rule, {
        targets: rule.targets.map((target) => Object.assign({}, target, schedules.get(target.id))),
      }),
    );
  }
}
