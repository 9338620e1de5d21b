import { randomUUID } from 'node:crypto';

import {
  CreateCallerEntryDto,
  CreateEscalationRuleDto,
  CreatePolicyDto,
  defaultMessages,
  escalateAfter,
  mostRules,
  policyDefaults,
} from '@ringdown/contracts';

import { unknownField } from '../../platform/errors/unknown-field.js';
import { idsOf, isRecord, partsOf, renamed, tellRepeated, type FilePart } from './file-parts.js';
import type { FileProblems } from './file-problems.js';
import type { Names } from './names.js';
import type { FileCaller, FileRule, WantedPolicy } from './project-file.js';
import type { Reading } from './read-file.js';
import { toFileCaller, toFilePolicy, toFileRule } from './to-file.js';

/** A rule as it is created, apart from whom it rings and from what is said otherwise. */
const ruleDefaults = {
  escalateAfterSeconds: escalateAfter.default,
  ringMode: 'one-by-one',
} as const satisfies Omit<Required<CreateEscalationRuleDto>, 'targets'>;

/** A policy of the file with everything said that it left out. */
export async function readPolicy(
  part: FilePart,
  { names, problems, withEmptyRules }: Pick<Reading, 'names' | 'problems' | 'withEmptyRules'>,
): Promise<WantedPolicy | undefined> {
  const { at, fields } = part;
  const { slug } = fields;
  const mayBeEmpty = typeof slug === 'string' && withEmptyRules.has(slug);
  const { rules, callers, ...others } = renamed(
    part,
    { callSmsConfig: 'callSmsConfigId', outsideHoursPolicy: 'outsideHoursPolicyId' },
    problems,
  );
  if (slug === undefined) problems.add(`${at}.slug`, 'Give the policy a slug.');
  const config = { kind: 'config', at: `${at}.callSmsConfig`, names } as const;
  if ('callSmsConfigId' in others) {
    others['callSmsConfigId'] = idsOf(others['callSmsConfigId'], config, problems);
  }
  const other = { kind: 'policy', at: `${at}.outsideHoursPolicy`, names } as const;
  if ('outsideHoursPolicyId' in others) {
    others['outsideHoursPolicyId'] = idsOf(others['outsideHoursPolicyId'], other, problems);
  }
  if (isRecord(others['menu'])) {
    others['menu'] = menuWithIds({ at: `${at}.menu`, fields: others['menu'] }, names, problems);
  }
  const settings = await problems.check(CreatePolicyDto, others, (field) =>
    `${at}.${field}`
      .replace(/(callSmsConfig|outsideHoursPolicy|menu\.otherwisePolicy)Id$/, '$1')
      .replace(/(menu\.choices\.\d+\.policy)Id$/, '$1'),
  );
  const readRules =
    rules === undefined
      ? undefined
      : await readAllRules(rules, part, { names, problems, mayBeEmpty });
  const readEntries =
    callers === undefined ? undefined : await readCallers(callers, `${at}.callers`, problems);
  if (settings === undefined) return undefined;
  const given = definedFields(settings);
  const whole = Object.assign({ slug: '' }, policyDefaults, defaultMessages(given), given);
  return { ...toFilePolicy(whole, names), rules: readRules, callers: readEntries };
}

/** Entries of a list as they are stored. */
export async function readCallers(
  value: unknown,
  at: string,
  problems: FileProblems,
): Promise<FileCaller[]> {
  const parts = partsOf(value, at, problems);
  const read: { at: string; key: string; entry: FileCaller }[] = [];
  for (const { at: place, fields } of parts) {
    if ('policyId' in fields) problems.add(`${place}.policyId`, unknownField);
    if (typeof fields['pattern'] === 'number') {
      problems.add(`${place}.pattern`, 'Put the number between quotes: YAML reads it as a sum.');
      continue;
    }
    const dto = await problems.check(CreateCallerEntryDto, fields, (field) => `${place}.${field}`);
    if (dto === undefined) continue;
    const entry = toFileCaller(Object.assign({ note: '' }, definedFields(dto)));
    read.push({ at: `${place}.pattern`, key: entry.pattern, entry });
  }
  tellRepeated(read, 'This pattern stands in the list already.', problems);
  return read.map(({ entry }) => entry);
}

type RuleReading = { names: Names; problems: FileProblems; mayBeEmpty: boolean };

async function readAllRules(
  value: unknown,
  policy: FilePart,
  reading: RuleReading,
): Promise<FileRule[]> {
  const { problems } = reading;
  const parts = partsOf(value, `${policy.at}.rules`, problems);
  if (parts.length > mostRules) {
    problems.add(`${policy.at}.rules`, `A policy has at most ${String(mostRules)} rules.`);
    return [];
  }
  const rules: FileRule[] = [];
  for (const part of parts) {
    const rule = await readRule(part, reading);
    if (rule !== undefined) rules.push(rule);
  }
  return rules;
}

async function readRule(
  { at, fields }: FilePart,
  { names, problems, mayBeEmpty }: RuleReading,
): Promise<FileRule | undefined> {
  const { targets } = fields;
  const isEmpty = mayBeEmpty && Array.isArray(targets) && targets.length === 0;
  const asked = Array.isArray(targets)
    ? targets.map((target: unknown, index) => {
        if (!isRecord(target)) return target;
        const part = { at: `${at}.targets.${String(index)}`, fields: target };
        return targetWithId(part, names, problems);
      })
    : targets;
  const rule = await problems.check(
    CreateEscalationRuleDto,
    { ...fields, targets: isEmpty ? [anybody()] : asked },
    (field) => `${at}.${field}`.replace(/(targets\.\d+)\.id$/, '$1.name'),
  );
  if (rule === undefined) return undefined;
  const whole = Object.assign({}, ruleDefaults, definedFields(rule));
  if (isEmpty) whole.targets = [];
  return toFileRule(whole, names);
}

/** Stands for the people who have left, so that the other fields are held to the contract. */
function anybody() {
  return { kind: 'user', id: randomUUID() };
}

/** A menu as the contract knows it; what is none stays for the contract to refuse. */
function menuWithIds(part: FilePart, names: Names, problems: FileProblems): unknown {
  const menu = renamed(part, { otherwisePolicy: 'otherwisePolicyId' }, problems);
  const idOf = (slug: unknown, at: string) => idsOf(slug, { kind: 'policy', at, names }, problems);
  const { choices } = menu;
  return {
    otherwisePolicyId: null,
    ...menu,
    ...('otherwisePolicyId' in menu && {
      otherwisePolicyId: idOf(menu['otherwisePolicyId'], `${part.at}.otherwisePolicy`),
    }),
    choices: Array.isArray(choices)
      ? choices.map((choice: unknown, index) => {
          if (!isRecord(choice)) return choice;
          const at = `${part.at}.choices.${String(index)}`;
          const { policyId = null, ...others } = renamed(
            { at, fields: choice },
            { policy: 'policyId' },
            problems,
          );
          return { ...others, policyId: idOf(policyId, `${at}.policy`) };
        })
      : choices,
  };
}

function targetWithId(part: FilePart, names: Names, problems: FileProblems): unknown {
  const target = renamed(part, { name: 'id' }, problems);
  const { kind } = target;
  if (kind !== 'user' && kind !== 'team' && kind !== 'schedule') return target;
  return { ...target, id: idsOf(target['id'], { kind, at: `${part.at}.name`, names }, problems) };
}

function definedFields<Dto extends object>(dto: Dto): Dto {
  return Object.fromEntries(Object.entries(dto).filter(([, value]) => value !== undefined)) as Dto;
}
