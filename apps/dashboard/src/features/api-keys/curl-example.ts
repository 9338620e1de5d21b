import { mayApiKey, routes, type ApiKeyArea, type ApiKeyScope } from '@ringdown/contracts';

/** Lists that show something in most projects, the most telling first. */
const lists: readonly (readonly [ApiKeyArea, (projectId: string) => string])[] = [
  ['policies', routes.policies],
  ['calls', routes.calls],
  ['members', routes.members],
  ['teams', routes.teams],
  ['call-sms-configs', routes.callSmsConfigs],
  ['project', routes.project],
  ['audit-log', routes.auditLog],
];

type UsedKey = { key: string; scopes: readonly ApiKeyScope[] };

/** A first request that the key may make, if one is simple enough. */
export function curlExample({ key, scopes }: UsedKey, projectId: string): string | undefined {
  const readable = lists.find(([area]) => mayApiKey(scopes, 'read', area));
  if (readable === undefined) return undefined;
  const [, path] = readable;
  return `curl -H "Authorization: Bearer ${key}" ${window.location.origin}${path(projectId)}`;
}
