import type { RoutingPlan } from '@ringdown/call-routing';

import type { SecretBox } from '../../platform/secrets/secret-box.js';
import { carrierAccountOf, type CarrierAccount } from '../../telephony/carrier-account.js';
import { knownTargetsOf } from './plan-cast.js';
import { compilePlan, planIdOf } from './plan-compiler.js';
import type { ConfigRow, RoutingConfiguration } from './routing-configuration.js';

/** A call/SMS config as the hot path needs it: with its secrets in the clear, in memory only. */
export type SigningConfig = {
  id: string;
  projectId: string;
  accountSid: string;
  /** The token in use and, while it is being rotated, the next one. */
  authTokens: readonly string[];
  /** How it is asked; undefined while the operator does not allow its address. */
  carrier: CarrierAccount | undefined;
};

/** Where a routing number leads; without a config its policy cannot take calls yet. */
export type Route = { id: string; plan: RoutingPlan; configId: string | null };

/** All that is needed to route any call, compiled from one snapshot of the configuration. */
export type RoutingDirectory = {
  configsByAccount: ReadonlyMap<string, readonly SigningConfig[]>;
  routesByNumber: ReadonlyMap<string, Route>;
  routesByPolicy: ReadonlyMap<string, Route>;
  plans: ReadonlyMap<string, RoutingPlan>;
};

export function buildDirectory(
  configuration: RoutingConfiguration,
  {
    secrets,
    allowedApiBaseUrls,
    onUnreadable,
  }: {
    secrets: Pick<SecretBox, 'open'>;
    allowedApiBaseUrls: readonly string[];
    onUnreadable: (config: ConfigRow, error: unknown) => void;
  },
): RoutingDirectory {
  const rulesOf = Map.groupBy(configuration.rules, (rule) => rule.policy_id);
  const targetsOf = Map.groupBy(configuration.targets, (target) => target.policy_id);
  const listsOf = Map.groupBy(
    configuration.callerEntries,
    (entry) => entry.policy_id ?? entry.project_id,
  );
  const known = knownTargetsOf(configuration);
  const routeOf = new Map<string, Route>();
  for (const policy of configuration.policies) {
    const { id, project_id: projectId } = policy;
    const parts = {
      rules: rulesOf.get(id) ?? [],
      targets: targetsOf.get(id) ?? [],
      lists: { policy: listsOf.get(id) ?? [], project: listsOf.get(projectId) ?? [] },
    };
    const plan = compilePlan(policy, parts, known);
    routeOf.set(policy.id, { id: planIdOf(plan), plan, configId: policy.call_sms_config_id });
  }
  return {
    configsByAccount: Map.groupBy(
      configuration.configs.flatMap((config) => {
        try {
          return [openConfig(config, secrets, allowedApiBaseUrls)];
        } catch (error) {
          // One damaged secret must not keep every other hotline from being routed.
          onUnreadable(config, error);
          return [];
        }
      }),
      (config) => config.accountSid,
    ),
    routesByNumber: new Map(
      configuration.numbers.flatMap(({ number, policy_id }) => {
        const route = routeOf.get(policy_id);
        return route === undefined ? [] : [[number, route] as const];
      }),
    ),
    routesByPolicy: routeOf,
    plans: new Map([...routeOf.values()].map(({ id, plan }) => [id, plan])),
  };
}

function openConfig(
  config: ConfigRow,
  secrets: Pick<SecretBox, 'open'>,
  allowedApiBaseUrls: readonly string[],
): SigningConfig {
  const open = (sealed: string) => secrets.open(sealed, config.id);
  const { id, project_id: projectId, account_sid: accountSid } = config;
  const { api_key_sid: keySid, api_key_secret_sealed: keySecret, region, edge } = config;
  const authTokens = [config.auth_token_sealed, config.second_auth_token_sealed]
    .filter((sealed) => sealed !== null)
    .map(open);
  const apiKey =
    keySid === null || keySecret === null ? null : { sid: keySid, secret: open(keySecret) };
  const carrier = carrierAccountOf(
    { accountSid, authTokens, apiKey, apiBaseUrl: config.api_base_url, region, edge },
    allowedApiBaseUrls,
  );
  return { id, projectId, accountSid, authTokens, carrier };
}
