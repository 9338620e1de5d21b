import { setImmediate } from 'node:timers/promises';

import type { PlannedSchedule, RoutingPlan } from '@ringdown/call-routing';
import { whoIsOnCall, type Schedule } from '@ringdown/on-call';

/**
 * One object for each schedule that plans of this process hold, whichever plan it came with: the library reads an
 * object once, so that no call waits for that.
 */
export class KnownSchedules {
  private readonly byContent = new Map<string, WeakRef<Schedule>>();

  constructor(private readonly onUnreadable: (planned: PlannedSchedule, error: unknown) => void) {}

  /** The same schedules, each by the object that is known already, and ready to be asked. */
  async prepare(schedules: readonly PlannedSchedule[], at: Date): Promise<PlannedSchedule[]> {
    const prepared: PlannedSchedule[] = [];
    for (const planned of schedules) {
      const known = this.byContent.get(planned.contentId)?.deref();
      const schedule = known ?? (await this.read(planned, at));
      prepared.push({ ...planned, schedule });
    }
    this.forgetUnused();
    return prepared;
  }

  async preparePlan(plan: RoutingPlan, at: Date): Promise<RoutingPlan> {
    return { ...plan, schedules: await this.prepare(plan.schedules, at) };
  }

  private async read(planned: PlannedSchedule, at: Date): Promise<Schedule> {
    // Long schedules take milliseconds each: calls get their turn in between.
    await setImmediate();
    const { schedule } = planned;
    try {
      whoIsOnCall(schedule, at.getTime());
    } catch (error) {
      // One damaged schedule must not keep every other hotline from being routed.
      this.onUnreadable(planned, error);
      return nobody;
    }
    this.byContent.set(planned.contentId, new WeakRef(schedule));
    return schedule;
  }

  private forgetUnused(): void {
    for (const [contentId, reference] of this.byContent) {
      if (reference.deref() === undefined) this.byContent.delete(contentId);
    }
  }
}

/** A schedule that never puts anybody on call. */
const nobody: Schedule = {
  timeZone: 'UTC',
  mode: 'one-wins',
  layers: [],
  holidayCalendars: [],
  overrides: [],
};
