import { describe, expect, it } from 'vitest';

import { CarrierError } from '../../telephony/carrier-error.js';
import type { OwnedNumber } from '../../telephony/carrier-numbers.js';
import { checkAccount } from './check-account.js';
import { checkAlerts } from './check-alerts.js';
import { checkCountries } from './check-countries.js';
import { checkNumbers } from './check-numbers.js';
import { checkPeople } from './check-people.js';
import { isPrivate } from '../../platform/network/private-networks.js';
import { checkPublicUrl } from './check-public-url.js';
import { checkSetUp } from './check-set-up.js';
import { worstFirst } from './finding.js';
import type { ReadinessFacts, RuleFacts } from './readiness-facts.js';

const number = '+12025550100';
const wanted = {
  incomingCall: 'https://hotline.example/incoming#rc=2',
  fallback: 'https://hotline.example/fallback',
  callStatus: 'https://hotline.example/status',
};
const ownedNumber = (settings: Partial<OwnedNumber['settings']> = {}) => ({
  sid: 'PN1',
  number,
  name: 'Hotline',
  settings: {
    voiceUrl: 'https://hotline.example/incoming',
    voiceMethod: 'POST',
    voiceFallbackUrl: wanted.fallback,
    voiceFallbackMethod: 'POST',
    statusCallback: wanted.callStatus,
    statusCallbackMethod: 'POST',
    voiceApplicationSid: null,
    trunkSid: null,
    ...settings,
  },
});
const person = (name: string, phone: string | null = '+12025550199') => ({
  userId: name,
  name,
  phone,
});
const rule = (
  order: number,
  people: ReturnType<typeof person>[],
  gap: RuleFacts['gap'] = null,
) => ({
  id: String(order),
  order,
  escalateAfterSeconds: 30,
  ringMode: 'one-by-one' as const,
  version: 1,
  gap,
  targets: [
    { kind: 'team' as const, id: 'team', name: 'Team', people, until: null, nextGap: null },
  ],
});
const country = (name: string, callingCode: string, isAllowed = true) => ({
  name,
  callingCodes: [callingCode],
  isAllowed,
});
const countries = [country('United States/Canada', '+1'), country('Germany', '+49', false)];
const active = { status: 'active', type: 'Full' } as const;
const carrier: NonNullable<ReadinessFacts['carrier']> = {
  standing: active,
  provenBy: 'auth-token',
  owned: [ownedNumber()],
  countries,
  alerts: [],
};
const ready: ReadinessFacts = {
  projectId: 'project',
  policyId: 'policy',
  name: 'Support',
  enabled: true,
  timeZone: 'Europe/Berlin',
  policyOfCall: new Map([
    ['CA1', 'policy'],
    ['CA2', 'other'],
  ]),
  configId: 'config',
  accountSid: 'AC1',
  refusesUnlisted: false,
  allowedCallers: 0,
  numbers: [number],
  newestCallAt: new Date(0),
  carrier,
  people: [person('Alice'), person('Bob')],
  isOpenNow: true,
  leadsElsewhere: false,
  rules: [rule(1, [person('Alice')]), rule(2, [person('Bob')])],
  publicUrl: 'https://hotline.example',
  isCarrierLocal: false,
  wanted,
};
const carrierWith = (change: Partial<NonNullable<ReadinessFacts['carrier']>>) => ({
  carrier: { ...carrier, ...change },
});
const alert = (code: number, isError = true, callSid: string | null = 'CA1') => ({
  at: new Date('2026-07-01T10:00:00Z'),
  code,
  isError,
  url: wanted.incomingCall,
  callSid,
});
const refused = new CarrierError('credentials', 'Refused.');
const away = new CarrierError('unreachable', 'Away.');
const gap = { from: '2100-01-01T00:00:00Z', to: '2100-01-02T00:00:00Z' };

/** What is not all right, as severity and code. */
const faults = (change: Partial<ReadinessFacts>) =>
  worstFirst(
    [
      checkSetUp,
      checkAccount,
      checkNumbers,
      checkCountries,
      checkPublicUrl,
      checkAlerts,
      checkPeople,
    ].flatMap((check) => check({ ...ready, ...change })),
  )
    .filter(({ severity }) => severity !== 'passed')
    .map(({ severity, code }) => `${severity} ${code}`);

describe('readiness', () => {
  it('has no fault when all is well', () => {
    expect(faults({})).toEqual([]);
  });

  it.each<[string, Partial<ReadinessFacts>, string[]]>([
    ['a disabled policy', { enabled: false }, ['blocker policy-enabled']],
    ['no config', { configId: null, carrier: undefined }, ['blocker call-sms-config']],
    ['a config that cannot be used', { carrier: undefined }, ['blocker credentials']],
    ['no number', { numbers: [] }, ['blocker routing-number']],
    ['an empty allow list', { refusesUnlisted: true }, ['blocker allow-list']],
    ['an allow list', { refusesUnlisted: true, allowedCallers: 1 }, []],
    ['a wrong token', carrierWith({ standing: refused, owned: away }), ['blocker credentials']],
    [
      'a wrong API key',
      carrierWith({ owned: refused, countries: refused }),
      ['blocker credentials'],
    ],
    [
      'a carrier that is away',
      carrierWith({ standing: away, owned: away, countries: away }),
      ['warning carrier'],
    ],
    [
      'a suspended account',
      carrierWith({ standing: { ...active, status: 'suspended' } }),
      ['blocker account-active'],
    ],
    ['a trial account', carrierWith({ standing: { ...active, type: 'Trial' } }), ['warning trial']],
    [
      'a number of another account, or without voice',
      carrierWith({ owned: [] }),
      ['blocker number-settings'],
    ],
    ...(['voiceUrl', 'voiceFallbackUrl', 'statusCallback'] as const).map(
      (field): [string, Partial<ReadinessFacts>, string[]] => [
        `a number whose ${field} leads elsewhere`,
        carrierWith({ owned: [ownedNumber({ [field]: 'https://old.example' })] }),
        ['blocker number-settings'],
      ],
    ),
    [
      'a carrier that tells no permissions',
      carrierWith({ countries: away }),
      ['note geo-permissions'],
    ],
    [
      'a person in a country that may not be called',
      { people: [person('Alice'), person('Gerda', '+4930123456')] },
      ['warning geo-permissions'],
    ],
    [
      'nobody in a country that may be called',
      { people: [person('Alice', null), person('Gerda', '+4930123456')] },
      ['blocker geo-permissions', 'warning verified-phones'],
    ],
    [
      'a person without a phone who is on call later',
      { people: [person('Alice'), person('Bob'), person('Carol', null)] },
      ['warning verified-phones'],
    ],
    ['plain http', { publicUrl: 'http://hotline.example' }, ['warning public-url']],
    ['a loopback address', { publicUrl: 'http://127.0.0.1:3000' }, ['blocker public-url']],
    ['a sandbox beside us', { publicUrl: 'http://127.0.0.1:3000', isCarrierLocal: true }, []],
    ['no call yet', { newestCallAt: null }, ['note reachable']],
    ['no rules', { rules: [] }, ['blocker rules']],
    [
      'nobody with a phone',
      { rules: [rule(1, [person('Alice', null)])], people: [person('Alice', null)] },
      ['blocker reached-now', 'warning verified-phones'],
    ],
    [
      'one rule that reaches nobody',
      { rules: [rule(1, []), rule(2, [person('Bob')])] },
      ['warning reached-now'],
    ],
    ['a gap to come', { rules: [rule(1, [person('Bob')], gap)] }, ['warning reached-later']],
    [
      'the same person on every rule',
      { rules: [rule(1, [person('Bob')]), rule(2, [person('Alice'), person('Bob')])] },
      ['warning different-people'],
    ],
  ])('tells of %s', (_title, change, expected) => {
    expect(faults(change)).toEqual(expected);
  });

  it('names the people whom a forbidden country concerns, and not their numbers', () => {
    const people = [person('Gerda', '+4930123456'), person('Alice'), person('Hans', '+4940123456')];

    const [finding] = checkCountries({ ...ready, people });

    expect(finding).toMatchObject({
      title: 'Phones in Germany will not ring',
      whatIsWrong: 'The account may not call Germany. That concerns Gerda, Hans.',
    });
    expect(JSON.stringify(finding)).not.toContain('+49');
  });

  it('wants nobody to be reached outside of the support hours, but within them later on', () => {
    const findings = checkPeople({
      ...ready,
      isOpenNow: false,
      rules: [rule(1, [person('Alice', null)]), rule(2, [person('Bob', null)], gap)],
    });

    expect(findings.map(({ severity, code }) => `${severity} ${code}`)).toEqual(
      expect.arrayContaining([
        'passed reached-now',
        'passed reached-later',
        'warning reached-later',
      ]),
    );
    expect(findings.filter(({ code }) => code === 'reached-now')).toHaveLength(1);
  });

  it('misses no rules where a menu leads every caller to another policy', () => {
    const severities = (leadsElsewhere: boolean) =>
      checkPeople({ ...ready, rules: [], leadsElsewhere }).map(({ severity }) => severity);

    expect(severities(true)).toEqual(['passed']);
    expect(severities(false)).toEqual(['blocker']);
  });

  it('tells of a gap on the clock of the policy', () => {
    const [, finding] = checkPeople({ ...ready, rules: [rule(1, [person('Bob')], gap)] }).filter(
      ({ code }) => code.startsWith('reached'),
    );

    expect(finding?.whatIsWrong).toBe(
      'Nobody is on call for it from 1 Jan 2100, 01:00 to 2 Jan 2100, 01:00 (Europe/Berlin).',
    );
  });

  it('tells of the newest alerts in plain words, on the clock of the policy', () => {
    const alerts = [alert(11205), alert(11205), alert(99999, true, null)];

    const [finding] = checkAlerts({ ...ready, ...carrierWith({ alerts }) });

    expect(finding?.whatIsWrong).toBe(
      'The carrier could not connect to Ringdown (error 11205; 2 times, last on 1 Jul 2026, 12:00 (Europe/Berlin)). ' +
        'The carrier has logged an error; its documentation explains the code (error 99999; once, last on 1 Jul 2026, 12:00 (Europe/Berlin)).',
    );
  });

  it.each([
    ['localhost', true],
    ['10.1.2.3', true],
    ['172.31.0.1', true],
    ['172.32.0.1', false],
    ['192.168.1.1', true],
    ['[::1]', true],
    ['[fd00::1]', true],
    ['[2001:db8::1]', false],
    ['hotline', true],
    ['hotline.local', true],
    ['hotline.example', false],
  ])('knows whether %s is private', (hostname, expected) => {
    expect(isPrivate(hostname)).toBe(expected);
  });
});
