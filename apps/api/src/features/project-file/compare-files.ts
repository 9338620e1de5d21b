import { isDeepStrictEqual } from 'node:util';

import type { FieldChangeDto, ProjectChangeDto } from '@ringdown/contracts';

import { keyOf } from './names.js';
import type {
  FileCaller,
  FilePolicy,
  FileSchedule,
  FileTeam,
  ProjectFile,
  WantedFile,
  WantedPolicy,
} from './project-file.js';

type Kinds = {
  team: FileTeam;
  schedule: FileSchedule;
  policy: FilePolicy;
  'caller-entry': FileCaller;
};

/** One thing that is not as the file wants it. */
export type ProjectChange = {
  [Kind in keyof Kinds]: { kind: Kind; name: string } & (
    | { act: 'create'; after: Kinds[Kind]; place: number }
    | { act: 'change'; before: Kinds[Kind]; after: Kinds[Kind]; place: number }
    | { act: 'delete'; before: Kinds[Kind] }
  );
}[keyof Kinds];

/** A change of one kind of thing. */
export type ChangeOf<Kind extends keyof Kinds> = Extract<ProjectChange, { kind: Kind }>;

/**
 * What makes a project be as a file wants it, in an order in which every step is possible: what a policy rings is made
 * before it, and deleted after it.
 *
 * @param options.prune deletes what a list of the file leaves out.
 */
export function compareFiles(
  present: ProjectFile,
  wanted: WantedFile,
  { prune }: { prune: boolean },
): ProjectChange[] {
  const changes = [
    ...compareLists('team', present.teams, wanted.teams),
    ...compareLists('schedule', present.schedules, wanted.schedules),
    ...compareLists('policy', present.policies, wholePolicies(present, wanted.policies)),
    ...compareLists('caller-entry', present.callers, wanted.callers),
  ];
  // Entries first: there is room for so many only.
  const deletions = changes.filter(({ act }) => act === 'delete').toReversed();
  const others = changes.filter(({ act }) => act !== 'delete');
  return prune
    ? [
        ...deletions.filter(({ kind }) => kind === 'caller-entry'),
        ...others,
        ...deletions.filter(({ kind }) => kind !== 'caller-entry'),
      ]
    : others;
}

/** A change as the API tells it. */
export function toChangeDto(change: ProjectChange): ProjectChangeDto {
  const { act, kind, name } = change;
  const before = 'before' in change ? change.before : undefined;
  const after = 'after' in change ? change.after : undefined;
  const fields = act === 'change' ? differences(before, after, '') : wholeFields({ before, after });
  return { act, kind, name, words: inWords(change, fields), fields };
}

function compareLists<Kind extends keyof Kinds>(
  kind: Kind,
  present: readonly Kinds[Kind][],
  wanted: readonly Kinds[Kind][] | undefined,
): ProjectChange[] {
  if (wanted === undefined) return [];
  const known = new Map(present.map((item) => [keyOf(kind, nameOf(item)), item]));
  const changes = wanted.flatMap((after, place): object[] => {
    const name = nameOf(after);
    const before = known.get(keyOf(kind, name));
    known.delete(keyOf(kind, name));
    if (before === undefined) return [{ kind, name, act: 'create', after, place }];
    return isDeepStrictEqual(before, after)
      ? []
      : [{ kind, name, act: 'change', before, after, place }];
  });
  const left = [...known.values()].map((before) => ({
    ...{ kind, name: nameOf(before) },
    ...{ act: 'delete', before },
  }));
  // One kind, one act, its own fields: what TypeScript cannot see through the generic.
  return [...changes, ...left] as ProjectChange[];
}

/** Rules and lists that the file does not speak of stay as they are. */
function wholePolicies(
  { policies }: ProjectFile,
  wanted: readonly WantedPolicy[] | undefined,
): FilePolicy[] | undefined {
  return wanted?.map((policy) => {
    const present = policies.find(({ slug }) => slug === policy.slug);
    const { callers = present?.callers ?? [], rules = present?.rules ?? [] } = policy;
    return { ...policy, callers: byPattern(callers), rules };
  });
}

/** The order of entries means nothing. */
function byPattern(entries: readonly FileCaller[]): FileCaller[] {
  return entries.toSorted(({ pattern: one }, { pattern: other }) =>
    one < other ? -1 : one > other ? 1 : 0,
  );
}

function nameOf(item: Kinds[keyof Kinds]): string {
  if ('slug' in item) return item.slug;
  return 'pattern' in item ? item.pattern : item.name;
}

function wholeFields({ before, after }: { before?: object; after?: object }): FieldChangeDto[] {
  return Object.keys(before ?? after ?? {}).map((path) => ({
    path,
    before: valueAt(before, path),
    after: valueAt(after, path),
  }));
}

function differences(before: unknown, after: unknown, path: string): FieldChangeDto[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (!isBranch(before) || !isBranch(after)) {
    return [{ path, before: before ?? null, after: after ?? null }];
  }
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields.flatMap((field) =>
    differences(
      valueAt(before, field),
      valueAt(after, field),
      path === '' ? field : `${path}.${field}`,
    ),
  );
}

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function valueAt(item: object | undefined, field: string): unknown {
  return (item as Record<string, unknown> | undefined)?.[field] ?? null;
}

const kindWords = {
  team: 'team',
  schedule: 'schedule',
  policy: 'policy',
  'caller-entry': 'entry of the list for all policies',
} as const satisfies Record<ProjectChange['kind'], string>;

function inWords({ act, kind, name }: ProjectChange, fields: readonly FieldChangeDto[]): string {
  const what = `${kindWords[kind]} ${name}`;
  switch (act) {
    case 'create':
      return `Creates the ${what}.`;
    case 'delete':
      return `Deletes the ${what}.`;
    case 'change': {
      const changed = new Set(fields.map(({ path }) => path.split('.')[0] ?? ''));
      return `Changes the ${what}: ${new Intl.ListFormat('en').format(changed)}.`;
    }
  }
}
