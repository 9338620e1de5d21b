import { Injectable } from '@nestjs/common';
import type {
  CallerEntryDto,
  CreateEscalationRuleDto,
  CreatePolicyDto,
  EscalationRuleDto,
} from '@ringdown/contracts';
import type { EntityManager } from 'typeorm';

import { CallerListsService } from '../caller-lists/caller-lists.service.js';
import { EscalationService } from '../escalation/escalation.service.js';
import { PoliciesService, type PolicySettings } from '../policies/policies.service.js';
import type { ChangeOf } from './compare-files.js';
import type { Names } from './names.js';
import type { FileCaller, FilePolicy, FileRule } from './project-file.js';
import type { Scene } from './project-changes.service.js';

/** The policies of a project with their rules and lists, and the lists that hold for all of them. */
export type WholePolicies = {
  policies: PolicySettings[];
  /** By the id of their policy. */
  rules: ReadonlyMap<string, EscalationRuleDto[]>;
  callers: CallerEntryDto[];
};

/** Policies with all that belongs to them. */
@Injectable()
export class WholePoliciesService {
  constructor(
    private readonly policies: PoliciesService,
    private readonly escalation: EscalationService,
    private readonly callers: CallerListsService,
  ) {}

  /** @param lock keeps them as they are read until the transaction ends. */
  async all(tx: EntityManager, projectId: string, lock: boolean): Promise<WholePolicies> {
    const policies = await this.policies.all(tx, projectId, lock);
    const callers = await this.callers.all(tx, projectId, lock);
    const rules = new Map<string, EscalationRuleDto[]>();
    for (const { id: policyId } of policies) {
      rules.set(policyId, await this.escalation.allWithin(tx, { projectId, policyId }));
    }
    return { policies, rules, callers };
  }

  async make(change: ChangeOf<'policy'>, scene: Scene): Promise<void> {
    const { tx, projectId, state } = scene;
    const present = state.policies.find(({ slug }) => slug === change.name);
    if (change.act === 'delete') {
      if (present !== undefined) {
        await this.policies.removeWithin(tx, { projectId, policyId: present.id });
      }
      return;
    }
    const { rules, callers, ...settings } = change.after;
    const dto = toPolicyDto(settings, state.names);
    const { id: policyId } =
      present === undefined
        ? await this.policies.createWithin(
            tx,
            projectId,
            dto,
            state.names.getId('policy', change.name),
          )
        : await this.policies.updateWithin(tx, { projectId, policyId: present.id }, dto);
    await this.escalation.replaceWithin(
      tx,
      { projectId, policyId },
      rules.map((rule) => toRuleDto(rule, state.names)),
    );
    await this.replaceEntries(policyId, callers, scene);
  }

  /** An entry of the list for all policies. */
  async makeEntry(change: ChangeOf<'caller-entry'>, scene: Scene): Promise<void> {
    const policyId = null;
    if ('before' in change) await this.removeEntry(policyId, change.before.pattern, scene);
    if ('after' in change) await this.addEntry(policyId, change.after, scene);
  }

  private async replaceEntries(
    policyId: string,
    wanted: readonly FileCaller[],
    scene: Scene,
  ): Promise<void> {
    const present = scene.state.callers.filter((entry) => entry.policyId === policyId);
    const isAmong = (entries: readonly FileCaller[], { list, pattern, note }: FileCaller) =>
      entries.some((each) => each.pattern === pattern && each.list === list && each.note === note);
    for (const entry of present) {
      if (!isAmong(wanted, entry)) await this.removeEntry(policyId, entry.pattern, scene);
    }
    for (const entry of wanted) {
      if (!isAmong(present, entry)) await this.addEntry(policyId, entry, scene);
    }
  }

  private async addEntry(
    policyId: string | null,
    entry: FileCaller,
    { tx, projectId }: Scene,
  ): Promise<void> {
    await this.callers.addWithin(tx, projectId, { ...entry, policyId });
  }

  private async removeEntry(
    policyId: string | null,
    pattern: string,
    { tx, projectId, state }: Scene,
  ): Promise<void> {
    const entry = state.callers.find(
      (each) => each.policyId === policyId && each.pattern === pattern,
    );
    if (entry !== undefined) {
      await this.callers.removeWithin(tx, { projectId, entryId: entry.id });
    }
  }
}

function toPolicyDto(
  { callSmsConfig, outsideHoursPolicy, menu, ...settings }: Omit<FilePolicy, 'rules' | 'callers'>,
  names: Names,
): CreatePolicyDto {
  const idOf = (slug: string | null) => (slug === null ? null : names.getId('policy', slug));
  return {
    ...settings,
    callSmsConfigId: callSmsConfig === null ? null : names.getId('config', callSmsConfig),
    outsideHoursPolicyId: idOf(outsideHoursPolicy),
    menu: menu && {
      message: menu.message,
      choices: menu.choices.map(({ key, policy }) => ({ key, policyId: idOf(policy) })),
      otherwisePolicyId: idOf(menu.otherwisePolicy),
    },
  };
}

function toRuleDto({ targets, ...settings }: FileRule, names: Names): CreateEscalationRuleDto {
  return {
    ...settings,
    targets: targets.map(({ kind, name }) => ({ kind, id: names.getId(kind, name) })),
  };
}
