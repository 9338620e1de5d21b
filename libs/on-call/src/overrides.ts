import type { Override, PersonId } from './schedule.js';

/** Why the people of a segment are on call, or why nobody is. */
export interface Reason {
  /** `override` as soon as one made a difference; `gap` whenever nobody is on call. */
  readonly kind: 'layer' | 'override' | 'gap';
  /** The layers whose people these are, or were before an override, the highest first. */
  readonly layerIds: readonly string[];
  /** The overrides that made a difference, in the order of their creation. */
  readonly overrideIds: readonly string[];
}

/** People, each once, and why them. */
export interface OnCall {
  readonly people: readonly PersonId[];
  readonly reason: Reason;
}

/** The overrides in the order of their creation. */
export function inOrderOfCreation(overrides: readonly Override[]): Override[] {
  return overrides.toSorted((a, b) => a.createdAt - b.createdAt);
}

/**
 * What overrides make of the people whom the layers put on call: additions, then replacements, then removals.
 *
 * @param people of the layers; none if somebody holds in the place of all, because layers do not matter then.
 * @param active those that hold at the moment, in the order of their creation.
 */
export function applyOverrides(
  people: readonly PersonId[],
  layerIds: readonly string[],
  active: readonly Override[],
): OnCall {
  const effective = new Set<Override>();
  const added = add(people, active, effective);
  const replaced = replace(added, active, effective);
  const left = remove(replaced, active, effective);
  const kind = left.size === 0 ? 'gap' : effective.size > 0 ? 'override' : 'layer';
  return {
    people: [...left],
    reason: {
      kind,
      layerIds,
      overrideIds: active.filter((override) => effective.has(override)).map(({ id }) => id),
    },
  };
}

function add(
  people: readonly PersonId[],
  active: readonly Override[],
  effective: Set<Override>,
): Set<PersonId> {
  const added = new Set(people);
  for (const override of active) {
    if (override.kind !== 'add' || added.has(override.person)) continue;
    added.add(override.person);
    effective.add(override);
  }
  return added;
}

type Replacement = Extract<Override, { by: PersonId }>;

/** Whoever is on call gives way first; named replacements then hold for the substitute as for anybody. */
function replace(
  people: ReadonlySet<PersonId>,
  active: readonly Override[],
  effective: Set<Override>,
): Set<PersonId> {
  const ofAll = active.findLast((override) => override.kind === 'replace-all');
  const ofPerson = new Map<PersonId, Replacement>();
  for (const override of active) {
    if (override.kind === 'replace') ofPerson.set(override.person, override);
  }
  if (ofAll !== undefined) {
    // Whatever was added before has gone again.
    effective.clear();
    effective.add(ofAll);
  }
  const replaced = new Set<PersonId>();
  for (const person of ofAll === undefined ? people : [ofAll.by]) {
    replaced.add(follow(person, ofPerson, effective));
  }
  return replaced;
}

function follow(
  person: PersonId,
  ofPerson: ReadonlyMap<PersonId, Replacement>,
  effective: Set<Override>,
): PersonId {
  const met = new Set<PersonId>();
  let current = person;
  for (;;) {
    met.add(current);
    const next = ofPerson.get(current);
    if (next === undefined || met.has(next.by)) return current;
    effective.add(next);
    current = next.by;
  }
}

function remove(
  people: Set<PersonId>,
  active: readonly Override[],
  effective: Set<Override>,
): Set<PersonId> {
  for (const override of active) {
    if (override.kind === 'remove' && people.delete(override.person)) effective.add(override);
  }
  return people;
}
