import type { RoutingPlan } from '@ringdown/call-routing';
import type { Schedule } from '@ringdown/on-call';

/** What may be large about a plan. */
type Measured = Pick<RoutingPlan, 'people' | 'rules' | 'schedules'> & {
  admission: Pick<RoutingPlan['admission'], 'entries'>;
};

/** How much is kept apart from the plans in force: some hundred bytes for each part. */
type Bounds = { plans: number; parts: number };

const usual: Bounds = { plans: 5000, parts: 250_000 };

/** Plans that this process has known lately: those of calls under way outlive the configuration that they came from. */
export class KnownPlans<Plan extends Measured = RoutingPlan> {
  /** The one that was used last is the last. */
  private readonly byId = new Map<string, Plan>();

  constructor(private readonly most = usual) {}

  has(id: string): boolean {
    return this.byId.has(id);
  }

  find(id: string): Plan | undefined {
    const plan = this.byId.get(id);
    if (plan !== undefined) this.use(id, plan);
    return plan;
  }

  /**
   * Forgets others, the longest unused first, when they are more than is kept.
   *
   * @param inForce plans that are never forgotten.
   */
  remember(plans: ReadonlyMap<string, Plan>, inForce = plans): void {
    for (const [id, plan] of plans) this.use(id, plan);

    const held = new Set<Schedule>();
    const measure = (plan: Plan) => partsOf(plan, held);
    // What the plans in force hold is held anyway.
    for (const plan of inForce.values()) measure(plan);
    let left = this.most.parts;
    let room = this.most.plans - inForce.size;
    for (const [id, plan] of [...this.byId].reverse()) {
      if (inForce.has(id) || plans.has(id)) continue;
      left -= measure(plan);
      room -= 1;
      if (left < 0 || room < 0) this.byId.delete(id);
    }
  }

  private use(id: string, plan: Plan): void {
    this.byId.delete(id);
    this.byId.set(id, plan);
  }
}

/** How many parts a plan has; a schedule that others hold, too, counts once. */
function partsOf({ people, admission, rules, schedules }: Measured, held: Set<Schedule>) {
  let parts = 1 + people.length + admission.entries.length + rules.length;
  for (const { schedule } of schedules) {
    if (held.has(schedule)) continue;
    held.add(schedule);
    parts += schedule.overrides.length;
    for (const layer of schedule.layers) {
      const turns =
        layer.kind === 'shifts' ? layer.shifts.map((each) => each.people) : layer.members;
      parts += turns.reduce((sum, turn) => sum + 1 + turn.length, 0);
    }
  }
  return parts;
}
