import {
  policyDefaults,
  type CreateEscalationRuleDto,
  type CreatePolicyDto,
  type EscalationRuleDto,
  type MenuDto,
  type ScheduleDto,
  type TeamDto,
} from '@ringdown/contracts';

import type { Names } from './names.js';
import type {
  FileCaller,
  FileLayer,
  FileMenu,
  FilePolicy,
  FileRule,
  FileSchedule,
  FileTeam,
  ProjectFile,
} from './project-file.js';
import type { WholePolicies } from './whole-policies.service.js';

/** A project as it is. */
export type ProjectState = WholePolicies & {
  names: Names;
  teams: TeamDto[];
  schedules: ScheduleDto[];
};

/** The file of a project as it is; the same project always makes the same file. */
export function toFile(state: ProjectState): ProjectFile {
  const { names } = state;
  const callersOf = (policyId: string | null) =>
    state.callers.filter((entry) => entry.policyId === policyId).map(toFileCaller);
  return {
    version: 1,
    teams: byName(state.teams.map((team) => toFileTeam(team, names))),
    schedules: byName(state.schedules.map((schedule) => toFileSchedule(schedule, names))),
    policies: state.policies
      .map((policy) => ({
        ...toFilePolicy(policy, names),
        callers: byPattern(callersOf(policy.id)),
        rules: (state.rules.get(policy.id) ?? []).map((rule) => toFileRule(rule, names)),
      }))
      .toSorted((one, other) => compare(one.slug, other.slug)),
    callers: byPattern(callersOf(null)),
  };
}

function toFileTeam({ name, description, members }: TeamDto, names: Names): FileTeam {
  return { name, description, members: members.map(({ userId }) => names.nameOf('user', userId)) };
}

export function toFileSchedule(
  schedule: Omit<FileSchedule, 'layers'> & Pick<ScheduleDto, 'layers'>,
  names: Names,
): FileSchedule {
  const { name, description, timeZone, mode, layers, holidayCalendars } = schedule;
  const fileLayers = layers.map((layer) => toFileLayer(layer, names));
  return { name, description, timeZone, mode, layers: fileLayers, holidayCalendars };
}

/** Every setting that there is comes along. */
export function toFilePolicy(
  settings: Required<CreatePolicyDto>,
  names: Names,
): Omit<FilePolicy, 'callers' | 'rules'> {
  const { slug, name, callSmsConfigId, outsideHoursPolicyId, menu } = settings;
  const others = Object.fromEntries(policyFields.map((field) => [field, settings[field]])) as Pick<
    FilePolicy,
    Extract<(typeof policyFields)[number], keyof FilePolicy>
  >;
  const callSmsConfig = callSmsConfigId === null ? null : names.nameOf('config', callSmsConfigId);
  return {
    ...{ slug, name, callSmsConfig, ...others },
    outsideHoursPolicy: slugOf(outsideHoursPolicyId, names),
    menu: menu && toFileMenu(menu, names),
  };
}

export function toFileRule(
  rule: Required<CreateEscalationRuleDto> | EscalationRuleDto,
  names: Names,
): FileRule {
  const targets = rule.targets.map(({ kind, id }) => ({ kind, name: names.nameOf(kind, id) }));
  const settings = Object.entries(rule).filter(([field]) => !notOfTheFile.has(field));
  return { ...(Object.fromEntries(settings) as Omit<FileRule, 'targets'>), targets };
}

/** Of a rule: every other field is a setting. */
const notOfTheFile = new Set(['id', 'order', 'version', 'targets']);

export function toFileCaller({ list, pattern, note }: FileCaller): FileCaller {
  return { list, pattern, note };
}

const policyFields = (Object.keys(policyDefaults) as (keyof typeof policyDefaults)[]).filter(
  (field) => !['callSmsConfigId', 'outsideHoursPolicyId', 'menu'].includes(field),
);

function toFileMenu({ message, choices, otherwisePolicyId }: MenuDto, names: Names): FileMenu {
  return {
    message,
    choices: choices.map(({ key, policyId }) => ({ key, policy: slugOf(policyId, names) })),
    otherwisePolicy: slugOf(otherwisePolicyId, names),
  };
}

function slugOf(policyId: string | null, names: Names): string | null {
  return policyId === null ? null : names.nameOf('policy', policyId);
}

function toFileLayer(layer: ScheduleDto['layers'][number], names: Names): FileLayer {
  const named = (people: readonly string[]) => people.map((id) => names.nameOf('user', id));
  const content =
    layer.kind === 'rotation'
      ? { members: layer.members.map(named) }
      : {
          shifts: layer.shifts.map(({ from, to, people }) => ({ from, to, people: named(people) })),
        };
  const fields = Object.entries(Object.assign({}, layer, content)).filter(
    ([field]) => field !== 'id',
  );
  return Object.fromEntries(fields) as FileLayer;
}

function byName<Item extends { name: string }>(items: Item[]): Item[] {
  return items.toSorted((one, other) => compare(one.name.toLowerCase(), other.name.toLowerCase()));
}

function byPattern(entries: FileCaller[]): FileCaller[] {
  return entries.toSorted((one, other) => compare(one.pattern, other.pattern));
}

/** The same on every machine, whatever its language. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
