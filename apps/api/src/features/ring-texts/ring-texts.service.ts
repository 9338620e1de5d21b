import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { RoutingPlan, Step } from '@ringdown/call-routing';

import type { Environment } from '../../config/environment.js';
import { JobRunner } from '../../platform/jobs/job-runner.service.js';
import { ENVIRONMENT } from '../../platform/tokens.js';
import { toldCaller } from '../../telephony/told-caller.js';
import { TextMessages } from '../notification-methods/text-messages.service.js';
import { RingTextsRepository } from './ring-texts.repository.js';

/** Later than this the phone has stopped ringing, and an SMS that says that it rings would lie. */
const staleSeconds = 60;

type Rung = { callId: string; userId: string; at: string };

/** Tells whoever is rung by SMS who calls, where the policy wants it. The call never waits for it. */
@Injectable()
export class RingTexts implements OnModuleInit {
  private readonly logger = new Logger('ring-texts');

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly jobs: JobRunner,
    private readonly repository: RingTextsRepository,
    private readonly texts: TextMessages,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<Rung>({
      name: 'text-at-ringing',
      mostAttempts: 3,
      work: (rung) => this.tell(rung),
      giveUp: () => Promise.resolve(),
    });
  }

  /** While the database is away nobody is told: an SMS is not worth a call. */
  announce(steps: readonly Step[], callId: string, plan: RoutingPlan | undefined): void {
    if (plan?.smsAtRinging !== true) return;
    const at = new Date().toISOString();
    for (const person of steps.flatMap(peopleRung)) {
      const userId = plan.people[person]?.userId;
      if (userId === undefined) continue;
      this.jobs.add('text-at-ringing', { callId, userId, at }).catch((error: unknown) => {
        this.logger.warn({ err: error, callId, msg: 'An SMS could not be ordered.' });
      });
    }
  }

  private async tell({ callId, userId, at }: Rung): Promise<void> {
    if (Date.now() - Date.parse(at) > staleSeconds * 1000) return;
    const call = await this.repository.find(callId);
    if (call === undefined) return;
    const { projectId, policyName } = call;
    const page = `${this.environment.publicUrl}/projects/${projectId}/logs/${callId}`;
    const text = `${policyName}: ${toldCaller(call)} is calling, and your phone is being rung. ${page}`;
    await this.texts.deliver({ projectId, userId, text });
  }
}

/** The places in the plan of those whose phones a step rings. */
function peopleRung(step: Step): number[] {
  if (step.kind === 'ring') return [step.state.person];
  return step.kind === 'ring-all' ? step.rings.map(({ state }) => state.person) : [];
}
