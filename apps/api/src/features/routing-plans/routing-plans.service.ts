import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { RoutingPlan } from '@ringdown/call-routing';

import type { Environment } from '../../config/environment.js';
import { Clock } from '../../platform/clock/clock.port.js';
import { SecretBox } from '../../platform/secrets/secret-box.js';
import { ENVIRONMENT } from '../../platform/tokens.js';
import type { CarrierAccount } from '../../telephony/carrier-account.js';
import { KnownPlans } from './known-plans.js';
import { KnownSchedules } from './known-schedules.js';
import {
  buildDirectory,
  type Route,
  type RoutingDirectory,
  type SigningConfig,
} from './routing-directory.js';
import { RoutingPlansRepository } from './routing-plans.repository.js';
import { StoredPlansRepository } from './stored-plans.repository.js';

export type { Route, SigningConfig } from './routing-directory.js';

/** What schedules say of the time before is of no use any more, not even to a call that takes all day. */
const memoryMs = 86_400_000;

/** Holds every routing plan in memory, so that routing a call reads nothing from the database. */
@Injectable()
export class RoutingPlans implements OnApplicationBootstrap {
  private readonly logger = new Logger('routing-plans');
  private directory: RoutingDirectory = {
    configsByAccount: new Map(),
    routesByNumber: new Map(),
    routesByPolicy: new Map(),
    plans: new Map(),
  };
  private readonly known = new KnownPlans();
  private readonly schedules = new KnownSchedules(({ scheduleId, name }, error) =>
    this.logger.error({ err: error, scheduleId, name, msg: 'A schedule cannot be read.' }),
  );
  private version = '';
  private since = new Date(0);
  private running: Promise<void> | undefined;
  private next: Promise<void> | undefined;

  constructor(
    private readonly repository: RoutingPlansRepository,
    private readonly storedPlans: StoredPlansRepository,
    private readonly secrets: SecretBox,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.bringIntoForce();
  }

  /** The configs of an account; several projects may share one. */
  configsOf(accountSid: string): readonly SigningConfig[] {
    return this.directory.configsByAccount.get(accountSid) ?? [];
  }

  /** How a project asks an account: by the config of the policy where that can, else by any other one. */
  findCarrier(
    { projectId, policyId }: { projectId: string; policyId?: string | null | undefined },
    accountSid: string,
  ): CarrierAccount | undefined {
    const own = this.directory.routesByPolicy.get(policyId ?? '')?.configId;
    const able = this.configsOf(accountSid).filter(
      (config) => config.projectId === projectId && config.carrier !== undefined,
    );
    return (able.find(({ id }) => id === own) ?? able[0])?.carrier;
  }

  findRoute(number: string): Route | undefined {
    return this.directory.routesByNumber.get(number);
  }

  /** How calls of a policy are routed, whether or not a number leads to it. */
  findRouteOfPolicy(policyId: string): Route | undefined {
    return this.directory.routesByPolicy.get(policyId);
  }

  /** A number that leads to a policy. */
  findNumberOf(policyId: string): string | undefined {
    const routes = [...this.directory.routesByNumber];
    return routes.find(([, { plan }]) => plan.policyId === policyId)?.[0];
  }

  findConfig(id: string | null): SigningConfig | undefined {
    return [...this.directory.configsByAccount.values()].flat().find((config) => config.id === id);
  }

  /** What schedules say of the time before is not in the plans in force. */
  get knownSince(): Date {
    return this.since;
  }

  /** The plan of a call under way, be it as old as it may. */
  async findPlan(id: string): Promise<RoutingPlan | undefined> {
    const known = this.known.find(id);
    if (known !== undefined) return known;
    const stored = await this.storedPlans.findById(id);
    if (stored === undefined) return undefined;
    const plan = await this.schedules.preparePlan(stored, this.clock.now());
    this.known.remember(new Map([[id, plan]]), this.directory.plans);
    return plan;
  }

  /**
   * Returns when all that was committed before the call is in force, or cannot be so at the moment. It never fails:
   * whoever has made a change must not be told that it was not made. The next poll of RoutingChanges catches up.
   */
  async refresh(): Promise<void> {
    try {
      await this.bringIntoForce();
    } catch (error) {
      this.logger.warn({ err: error, msg: 'Routing plans could not be brought up to date.' });
    }
  }

  private bringIntoForce(): Promise<void> {
    if (this.running === undefined) {
      this.running = this.catchUp().finally(() => (this.running = undefined));
      return this.running;
    }
    // The run under way may have read before the caller's change; one more serves all who ask meanwhile.
    this.next ??= this.running
      .catch(() => undefined)
      .then(() => {
        this.next = undefined;
        return this.bringIntoForce();
      });
    return this.next;
  }

  /** Whoever has made a change and whoever hears of it ask at the same time: the second finds nothing left to do. */
  private async catchUp(): Promise<void> {
    if ((await this.repository.version()) !== this.version) await this.compile();
  }

  private async compile(): Promise<void> {
    const now = this.clock.now();
    const since = new Date(now.getTime() - memoryMs);
    const loaded = await this.repository.load(since);
    const schedules = await this.schedules.prepare(loaded.schedules, now);
    const configuration = { ...loaded, schedules };
    const directory = buildDirectory(configuration, {
      secrets: this.secrets,
      allowedApiBaseUrls: this.environment.allowedApiBaseUrls,
      onUnreadable: ({ id, project_id }, error) =>
        this.logger.error({
          err: error,
          configId: id,
          projectId: project_id,
          msg: 'The secrets of a call/SMS config cannot be read; its hotlines are out of service.',
        }),
    });
    const unknown = [...directory.plans].filter(([id]) => !this.known.has(id));
    await this.storedPlans.store(new Map(unknown));
    this.known.remember(directory.plans);
    this.directory = directory;
    this.version = configuration.version;
    this.since = since;
  }
}
