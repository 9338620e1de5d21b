import { describe, expect, it } from 'vitest';

import { scopesInWords } from './scope-words';

describe('scopesInWords', () => {
  it.each([
    [['read'], 'Reads everything'],
    [['write'], 'Reads and changes everything'],
    [['policies:read', 'write'], 'Reads and changes everything'],
    [['read', 'policies:write'], 'Reads everything; changes Policies'],
    [['calls:read'], 'Reads Calls'],
    [
      ['audit-log:read', 'policies:write', 'teams:write', 'policies:read'],
      'Changes Teams and Policies; reads Audit Log',
    ],
  ] as const)('says of %j: %s', (scopes, words) => {
    expect(scopesInWords(scopes)).toBe(words);
  });
});
