import { setImmediate } from 'node:timers/promises';

import { CreateTeamDto, type CreateScheduleDto } from '@ringdown/contracts';

import { unknownField } from '../../platform/errors/unknown-field.js';
import { idsOf, isRecord, partsOf, renamed, tellRepeated, type FilePart } from './file-parts.js';
import type { FileProblems } from './file-problems.js';
import { keyOf, type Names } from './names.js';
import type { FileTeam, WantedFile, WantedPolicy } from './project-file.js';
import { readCallers, readPolicy } from './read-policy.js';
import { readSchedule } from './read-schedule.js';
import { toFileSchedule } from './to-file.js';

type Lists = 'teams' | 'schedules' | 'policies' | 'callers';
const knownFields = new Set(['version', 'teams', 'schedules', 'policies', 'callers']);

/** What reading needs to know, and where it tells what is wrong. */
export type Reading = {
  names: Names;
  problems: FileProblems;
  /** The slugs of policies with a rule that everybody has left; such a rule may stay as it is. */
  withEmptyRules: ReadonlySet<string>;
  /** What a schedule says, with everything said that the request left out. */
  wholeSchedule: (asked: CreateScheduleDto) => Parameters<typeof toFileSchedule>[0];
};

/**
 * Holds a file to the contracts of the REST API, and says everything that it left out.
 *
 * @param names learn what the file is going to make.
 */
export async function readFile(value: unknown, reading: Reading): Promise<WantedFile> {
  const { names, problems, wholeSchedule } = reading;
  const fields = fieldsOf(value, problems);
  const parts = (list: Lists) =>
    fields[list] === undefined ? undefined : partsOf(fields[list], list, problems);
  const [teams, schedules, policies] = [parts('teams'), parts('schedules'), parts('policies')];
  expectNames('team', teams, names);
  expectNames('schedule', schedules, names);
  expectNames('policy', policies, names);
  const wanted: WantedFile = {};
  if (teams !== undefined) {
    wanted.teams = await each(teams, (part) => readTeam(part, names, problems));
    tellRepeatedNames(teams, 'name', problems);
  }
  if (schedules !== undefined) {
    wanted.schedules = await each(schedules, async (part) => {
      const dto = await readSchedule(part, names, problems);
      return dto && toFileSchedule(wholeSchedule(dto), names);
    });
    tellRepeatedNames(schedules, 'name', problems);
  }
  if (policies !== undefined) {
    wanted.policies = await each<WantedPolicy>(policies, (part) => readPolicy(part, reading));
    tellRepeatedNames(policies, 'slug', problems);
  }
  if (fields.callers !== undefined) {
    wanted.callers = await readCallers(fields.callers, 'callers', problems);
  }
  return wanted;
}

function fieldsOf(value: unknown, problems: FileProblems): Partial<Record<Lists, unknown>> {
  if (!isRecord(value)) {
    problems.add('version', 'A project file begins with version: 1.');
    return {};
  }
  if (value['version'] !== 1) problems.add('version', 'Write version: 1.');
  for (const field of Object.keys(value)) {
    if (!knownFields.has(field)) problems.add(field, unknownField);
  }
  return value;
}

/** So that rules may ring, and policies lead to, what the same file makes. */
function expectNames(
  kind: 'team' | 'schedule' | 'policy',
  parts: FilePart[] = [],
  names: Names,
): void {
  const field = kind === 'policy' ? 'slug' : 'name';
  for (const { fields } of parts) {
    if (typeof fields[field] === 'string') names.expect(kind, fields[field]);
  }
}

async function each<Read>(
  parts: readonly FilePart[],
  read: (part: FilePart) => Promise<Read | undefined>,
): Promise<Read[]> {
  const all: Read[] = [];
  for (const part of parts) {
    // Calls come in between.
    await setImmediate();
    const one = await read(part);
    if (one !== undefined) all.push(one);
  }
  return all;
}

async function readTeam(
  part: FilePart,
  names: Names,
  problems: FileProblems,
): Promise<FileTeam | undefined> {
  const at = `${part.at}.members`;
  const asked = renamed(part, { members: 'userIds' }, problems);
  if ('userIds' in asked) {
    asked['userIds'] = idsOf(asked['userIds'], { kind: 'user', at, names }, problems);
  }
  const team = await problems.check(CreateTeamDto, asked, (field) =>
    field === 'userIds' ? at : `${part.at}.${field}`,
  );
  if (team === undefined) return undefined;
  const { name, description = '', userIds = [] } = team;
  return { name, description, members: userIds.map((id) => names.nameOf('user', id)) };
}

function tellRepeatedNames(parts: readonly FilePart[], by: string, problems: FileProblems): void {
  const named = parts.flatMap(({ at, fields }) => {
    const name = fields[by];
    return typeof name === 'string' ? [{ at: `${at}.${by}`, key: keyOf(by, name) }] : [];
  });
  tellRepeated(named, `This ${by} stands in the list already.`, problems);
}
