import { randomUUID } from 'node:crypto';

/** What a project file calls by a name. */
export type NamedKind = 'user' | 'team' | 'schedule' | 'config' | 'policy';

type Named = { id: string; name: string };

/** The names by which a project file speaks of what has an id. */
export class Names {
  private readonly ids = new Map<string, string>();
  private readonly names = new Map<string, string>();

  constructor(known: Record<NamedKind, readonly Named[]>) {
    for (const kind of ['user', 'team', 'schedule', 'policy'] as const) {
      for (const { id, name } of known[kind]) this.learn(kind, name, id);
    }
    // Configs may share a name; then only their ids tell them apart.
    const configs = Map.groupBy(known.config, ({ name }) => keyOf('config', name));
    for (const each of [...configs.values()].flat()) {
      const isAlone = configs.get(keyOf('config', each.name))?.length === 1;
      this.learn('config', isAlone ? each.name : each.id, each.id);
    }
  }

  learn(kind: NamedKind, name: string, id: string): void {
    this.ids.set(keyOf(kind, name), id);
    this.names.set(keyOf(kind, id), name);
  }

  /** Gives a thing that is still to be made an id to be checked with. */
  expect(kind: NamedKind, name: string): void {
    if (this.findId(kind, name) === undefined) this.learn(kind, name.trim(), randomUUID());
  }

  findId(kind: NamedKind, name: string): string | undefined {
    return this.ids.get(keyOf(kind, name));
  }

  getId(kind: NamedKind, name: string): string {
    const id = this.findId(kind, name);
    if (id === undefined) throw new Error(`Nothing of kind ${kind} has the name that was checked.`);
    return id;
  }

  /** The id itself for what has no name any more. */
  nameOf(kind: NamedKind, id: string): string {
    return this.names.get(keyOf(kind, id)) ?? id;
  }
}

/** Names differ by more than their case. */
export function keyOf(kind: string, name: string): string {
  return `${kind} ${name.trim().toLowerCase()}`;
}
