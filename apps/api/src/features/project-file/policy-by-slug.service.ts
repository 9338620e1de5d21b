import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { MenuDto, PolicyDto, PutPolicyDto } from '@ringdown/contracts';
import { DataSource } from 'typeorm';

import { DomainError } from '../../platform/errors/domain-error.js';
import { assertVersion, type ExpectedVersion } from '../../platform/versions/expected-version.js';
import { PoliciesService } from '../policies/policies.service.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';
import type { Names } from './names.js';
import { ProjectChanges } from './project-changes.service.js';
import type { FileMenu } from './project-file.js';
import { ProjectPlanning } from './project-planning.service.js';

/** One policy as a whole, called by its slug: the project file of nothing else. */
@Injectable()
export class PolicyBySlugService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly planning: ProjectPlanning,
    private readonly changes: ProjectChanges,
    private readonly policies: PoliciesService,
    private readonly plans: RoutingPlans,
  ) {}

  async put(
    { projectId, slug }: { projectId: string; slug: string },
    dto: PutPolicyDto,
    expected: ExpectedVersion,
  ): Promise<PolicyDto> {
    const isOther = dto.slug !== undefined && dto.slug !== slug;
    const wrongSlug: Record<string, string[]> = isOther
      ? { slug: ['The address calls the policy by another slug.'] }
      : {};
    const policyId = await this.dataSource
      .transaction(async (tx) => {
        const file = (names: Names) => ({ version: 1, policies: [toFileValue(dto, slug, names)] });
        const options = { file, prune: false, lock: true };
        const { state, changes } = await this.planning.plan(tx, projectId, options);
        if (isOther) throw refused({});
        assertVersion(expected, state.policies.find((each) => each.slug === slug)?.version ?? 0);
        await this.changes.make(changes, { tx, projectId, state });
        const present = await this.policies.all(tx, projectId, false);
        return present.find((each) => each.slug === slug)?.id ?? '';
      })
      .catch((error: unknown) => {
        throw inTheBody(error, dto, wrongSlug);
      });
    await this.plans.refresh();
    return this.policies.get({ projectId, policyId });
  }
}

/** What a project file would say. */
function toFileValue(
  { callSmsConfigId = null, outsideHoursPolicyId, menu, rules, ...settings }: PutPolicyDto,
  slug: string,
  names: Names,
): object {
  const callSmsConfig = callSmsConfigId === null ? null : names.nameOf('config', callSmsConfigId);
  const slugOf = (id: string | null) => (id === null ? null : names.nameOf('policy', id));
  const fileRules = rules?.map(({ targets, ...others }) => ({
    ...definedFields(others),
    targets: targets.map(({ kind, id, name = '' }) => ({
      kind,
      name: id === undefined ? name : names.nameOf(kind, id),
    })),
  }));
  return {
    ...definedFields(settings),
    slug,
    callSmsConfig,
    ...(outsideHoursPolicyId !== undefined && { outsideHoursPolicy: slugOf(outsideHoursPolicyId) }),
    ...(menu !== undefined && { menu: menu && toFileMenu(menu, slugOf) }),
    ...(fileRules && { rules: fileRules }),
  };
}

function toFileMenu(
  { message, choices, otherwisePolicyId }: MenuDto,
  slugOf: (id: string | null) => string | null,
): FileMenu {
  return {
    message,
    choices: choices.map(({ key, policyId }) => ({ key, policy: slugOf(policyId) })),
    otherwisePolicy: slugOf(otherwisePolicyId),
  };
}

function definedFields(dto: object): object {
  return Object.fromEntries(Object.entries(dto).filter(([, value]) => value !== undefined));
}

/** The places of the file as those of the body. */
function inTheBody(
  error: unknown,
  dto: PutPolicyDto,
  wrongSlug: Record<string, string[]>,
): unknown {
  if (!(error instanceof DomainError) || error.fieldErrors === undefined) return error;
  const told = Object.entries(error.fieldErrors).map(([path, sentences]) =>
    asWritten(path.replace(/^policies\.0\.?/, ''), sentences, dto),
  );
  const fields = { ...(Object.fromEntries(told) as Record<string, string[]>), ...wrongSlug };
  return error.code === 'invalid-request'
    ? refused(fields)
    : new DomainError(error.code, error.detail, fields);
}

/** A file knows no ids: what was called by one is told by it. */
function asWritten(
  path: string,
  sentences: string[],
  { rules = [] }: PutPolicyDto,
): [path: string, sentences: string[]] {
  if (path === 'callSmsConfig') {
    return ['callSmsConfigId', ['There is no call/SMS config with this id in this project.']];
  }
  const leading = /^(outsideHoursPolicy|menu\.otherwisePolicy|menu\.choices\.\d+\.policy)$/;
  if (leading.test(path)) {
    return [`${path}Id`, ['There is no policy with this id in this project.']];
  }
  const [, rule, place] = /^rules\.(\d+)\.targets\.(\d+)\.name$/.exec(path) ?? [];
  const target = rules[Number(rule)]?.targets[Number(place)];
  if (target?.id !== undefined) {
    const what = target.kind === 'user' ? 'member' : target.kind;
    return [path.replace(/name$/, 'id'), [`There is no ${what} with this id in this project.`]];
  }
  return [path, target !== undefined && !target.name ? ['Give an id or a name.'] : sentences];
}

function refused(fields: Record<string, string[]>): DomainError {
  return new DomainError('invalid-request', 'Some fields need your attention.', fields);
}
