import type { PlannedPerson, PlannedSchedule, PlannedTarget } from '@ringdown/call-routing';
import type { Layer, Override, Schedule } from '@ringdown/on-call';

import type { PersonRow, RoutingConfiguration, TargetRow } from './routing-configuration.js';

/** What targets may refer to, by id. */
export type KnownTargets = {
  people: ReadonlyMap<string, PersonRow>;
  members: ReadonlyMap<string, readonly string[]>;
  schedules: ReadonlyMap<string, PlannedSchedule>;
};

export function knownTargetsOf(configuration: RoutingConfiguration): KnownTargets {
  const { people, teams, schedules } = configuration;
  const byTeam = Map.groupBy(teams, (row) => row.team_id);
  return {
    people: new Map(people.map((person) => [person.id, person])),
    members: new Map([...byTeam].map(([id, rows]) => [id, rows.map((row) => row.user_id)])),
    schedules: new Map(schedules.map((planned) => [planned.scheduleId, planned])),
  };
}

/** Everybody and everything that one plan names; each gets its place when it is named first. */
export class PlanCast {
  readonly people: PlannedPerson[] = [];
  readonly schedules: PlannedSchedule[] = [];
  private readonly placeOf = new Map<string, number>();

  constructor(private readonly known: KnownTargets) {}

  plan(target: TargetRow): PlannedTarget | undefined {
    const { user_id: userId, team_id: teamId, team_name: name, schedule_id: scheduleId } = target;
    if (teamId !== null) {
      const people = this.addPeople(this.known.members.get(teamId) ?? []);
      return { kind: 'team', teamId, name: name ?? '', people };
    }
    if (scheduleId !== null) return this.planSchedule(scheduleId);
    const [person] = this.addPeople(userId === null ? [] : [userId]);
    return person === undefined ? undefined : { kind: 'person', person };
  }

  private planSchedule(scheduleId: string): PlannedTarget | undefined {
    const planned = this.known.schedules.get(scheduleId);
    if (planned === undefined) return undefined;
    if (!this.schedules.includes(planned)) {
      this.schedules.push(planned);
      this.addPeople(peopleOf(planned.schedule));
    }
    return { kind: 'schedule', schedule: this.schedules.indexOf(planned) };
  }

  private addPeople(userIds: readonly string[]): number[] {
    return userIds.flatMap((userId) => {
      const person = this.known.people.get(userId);
      if (person === undefined) return [];
      const place = this.placeOf.get(userId) ?? this.add(person);
      this.placeOf.set(userId, place);
      return [place];
    });
  }

  private add({ id: userId, name, phone }: PersonRow): number {
    return this.people.push({ userId, name, phone }) - 1;
  }
}

/** Everybody whom a schedule can put on call. */
function peopleOf({ layers, overrides }: Schedule): string[] {
  return [...new Set([...layers.flatMap(peopleOfLayer), ...overrides.flatMap(comesIn)])];
}

function peopleOfLayer(layer: Layer): readonly string[] {
  return layer.kind === 'rotation'
    ? layer.members.flat()
    : layer.shifts.flatMap(({ people }) => people);
}

function comesIn(override: Override): readonly string[] {
  if (override.kind === 'remove') return [];
  return [override.kind === 'add' ? override.person : override.by];
}
