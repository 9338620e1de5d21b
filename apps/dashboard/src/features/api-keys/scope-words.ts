import { apiKeyAreas, type ApiKeyArea, type ApiKeyScope } from '@ringdown/contracts';

/** What people call the areas that a key can be given. */
export const areaWords: Record<ApiKeyArea, string> = {
  project: 'Project',
  members: 'Members',
  teams: 'Teams',
  schedules: 'Schedules',
  'schedule-overrides': 'Overrides of schedules',
  'call-sms-configs': 'Call & SMS',
  policies: 'Policies',
  'routing-numbers': 'Routing numbers',
  'project-file': 'Project file',
  calls: 'Calls',
  'caller-numbers': 'Callers’ numbers in full',
  voicemails: 'Voicemails',
  contacts: 'Contacts',
  erasures: 'Erasures of callers',
  'outgoing-webhooks': 'Webhooks',
  'audit-log': 'Audit Log',
};

/** One phrase for all that a key may do, the greater things first. */
export function scopesInWords(scopes: readonly ApiKeyScope[]): string {
  if (scopes.includes('write')) return 'Reads and changes everything';
  const changed = apiKeyAreas.filter((area) => scopes.includes(`${area}:write`));
  const changes = changed.length > 0 ? `changes ${listed(changed)}` : '';
  if (scopes.includes('read')) return upperFirst(joined(['reads everything', changes]));
  const read = apiKeyAreas.filter(
    (area) => scopes.includes(`${area}:read`) && !changed.includes(area),
  );
  return upperFirst(joined([changes, read.length > 0 ? `reads ${listed(read)}` : '']));
}

function listed(areas: readonly ApiKeyArea[]): string {
  return new Intl.ListFormat('en').format(areas.map((area) => areaWords[area]));
}

function joined(phrases: readonly string[]): string {
  return phrases.filter((phrase) => phrase !== '').join('; ');
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
