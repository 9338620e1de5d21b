import { randomBytes } from 'node:crypto';

import {
  routes,
  type AvailableNumbersDto,
  type CallSmsConfigDto,
  type CarrierNumbersDto,
  type MemberRole,
  type NumberCheckDto,
  type NumberCountriesDto,
  type NumberPapersDto,
  type ProblemDto,
} from '@ringdown/contracts';
import { serveRest, TwilioSimulator, VirtualClock } from '@ringdown/twilio-simulator';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { startTestApi, type TestApi } from '../../testing/test-api.js';

const accountSid = `AC${randomBytes(16).toString('hex')}`;
const authToken = randomBytes(16).toString('hex');
const stranger = { sid: `AC${randomBytes(16).toString('hex')}`, authToken };

describe('numbers at the carrier', () => {
  const papers = { addresses: [`AD${'1'.repeat(32)}`], bundles: [`BU${'2'.repeat(32)}`] };
  const account = { sid: accountSid, authToken, ...papers };
  const twilio = new TwilioSimulator({ clock: new VirtualClock(), accounts: [account, stranger] });
  let rest: Awaited<ReturnType<typeof serveRest>>;
  let api: TestApi;
  let ask: Awaited<ReturnType<TestApi['as']>>;
  let projectId: string;
  let policyId: string;
  let made = 0;

  beforeAll(async () => {
    rest = await serveRest(twilio);
    api = await startTestApi({ ALLOWED_API_BASE_URLS: rest.url });
    await api.addPerson('Dana');
    ask = await api.as('Dana');
    projectId = await addProject();
  });
  beforeEach(async () => {
    twilio.restFaults.clear();
    policyId = await api.addPolicy(projectId, `Policy ${String((made += 1))}`);
    await connect(projectId, policyId);
  });
  afterAll(async () => {
    await api.stop();
    await rest.close();
  });

  const addProject = async (role: MemberRole = 'admin') => {
    const id = await api.addProject();
    await api.pool.query(
      'INSERT INTO members (project_id, user_id, role) SELECT $1, id, $2 FROM users WHERE name = $3',
      [id, role, 'Dana'],
    );
    return id;
  };
  const connect = async (project: string, policy: string) => {
    const { body } = await ask<CallSmsConfigDto>('POST', routes.callSmsConfigs(project), {
      name: `Sandbox ${policy}`,
      accountSid,
      authToken,
      apiBaseUrl: rest.url,
    });
    await ask('PATCH', routes.policy(project, policy), { callSmsConfigId: body.id });
  };
  const search = <Body = AvailableNumbersDto>(query: Record<string, string>) => {
    const wish = new URLSearchParams(query).toString();
    return ask<Body>('GET', `${routes.availableNumbers(projectId, policyId)}?${wish}`);
  };
  const owned = async () =>
    (await ask<CarrierNumbersDto>('GET', routes.carrierNumbers(projectId, policyId))).body.numbers;
  const check = async (number: string) => {
    const url = routes.phoneNumberCheck(projectId, policyId, number);
    return (await ask<NumberCheckDto>('GET', url)).body.problems;
  };
  const newNumber = (settings: object = {}) => {
    const phoneNumber = `+1202555${String((made += 1)).padStart(4, '0')}`;
    return twilio.addNumber({ accountSid, phoneNumber, ...settings });
  };
  const link = (number: string, project = projectId, policy = policyId) =>
    ask('POST', routes.phoneNumbers(project, policy), { number });

  it('are offered in the countries and kinds that the carrier names', async () => {
    const url = routes.numberCountries(projectId, policyId);

    const { countries } = (await ask<NumberCountriesDto>('GET', url)).body;

    expect(countries).toContainEqual({
      code: 'US',
      name: 'United States',
      kinds: ['local', 'toll-free'],
    });
    expect(countries.map(({ name }) => name)).toEqual(countries.map(({ name }) => name).sort());
  });

  it('are found by area code and digits, with their price', async () => {
    const { body } = await search({ country: 'US', kind: 'local', areaCode: '415' });

    expect(body).toMatchObject({ monthlyPrice: '1.15', currency: 'USD' });
    expect(body.numbers.length).toBeGreaterThan(5);
    for (const { number, ...rest } of body.numbers) {
      expect(number).toMatch(/^\+1415555\d{4}$/);
      expect(rest).toMatchObject({ takesCalls: true, takesMessages: true, requirement: null });
    }
    const digits = body.numbers[0]?.number.slice(-4) ?? '';
    const narrowed = await search({ country: 'US', kind: 'local', contains: digits });
    expect(narrowed.body.numbers.map(({ number }) => number)).toContain(body.numbers[0]?.number);
    for (const { number } of narrowed.body.numbers) expect(number).toContain(digits);
  });

  it('say what the carrier wants before it sells them', async () => {
    const local = await search({ country: 'GB', kind: 'local' });
    const free = await search({ country: 'GB', kind: 'toll-free' });

    expect(local.body.numbers[0]?.requirement).toContain('wants an address of yours');
    expect(free.body.numbers[0]?.requirement).toContain('regulatory bundle');
  });

  it('can be bought with the addresses and approved papers that the account has', async () => {
    const url = `${routes.numberPapers(projectId, policyId)}?country=GB&kind=local`;

    const { body } = await ask<NumberPapersDto>('GET', url);

    expect(body).toEqual({
      addresses: [
        { sid: papers.addresses[0], name: 'Example Ltd', place: '1 Main Street, Springfield, US' },
      ],
      bundles: [{ sid: papers.bundles[0], name: 'Papers 1' }],
    });
    expect((await ask('GET', routes.numberPapers(projectId, policyId))).status).toBe(400);
    twilio.restFaults.always(({ path }) => path.startsWith('/v2/'), 'unavailable');
    expect((await ask('GET', url)).status).toBe(422);
  });

  it('are shown without a price when the carrier does not tell it', async () => {
    twilio.restFaults.always(({ path }) => path.startsWith('/v1/'), 'unavailable');

    const { status, body } = await search({ country: 'US', kind: 'toll-free' });

    expect(status).toBe(200);
    expect(body).toMatchObject({ monthlyPrice: null, currency: null });
    expect(body.numbers.length).toBeGreaterThan(0);
  });

  it.each<[string, Record<string, string>, string]>([
    ['no country', { kind: 'local' }, 'country'],
    ['a path for a country', { country: '../', kind: 'local' }, 'country'],
    ['an unknown kind', { country: 'US', kind: 'pager' }, 'kind'],
    ['half an area code', { country: 'US', kind: 'local', areaCode: '41' }, 'areaCode'],
    ['an area code elsewhere', { country: 'GB', kind: 'local', areaCode: '415' }, 'areaCode'],
    ['one digit', { country: 'US', kind: 'local', contains: '1' }, 'contains'],
  ])('are not looked for by %s', async (_title, query, field) => {
    const { status, body } = await search<ProblemDto>(query);

    expect(status).toBe(400);
    expect(Object.keys(body.fieldErrors ?? {})).toEqual([field]);
  });

  it('are told apart by where they lead and who uses them', async () => {
    const voiceUrl = 'https://user:secret@old.example/voice?token=secret';
    const free = newNumber({ voiceUrl });
    const ours = newNumber();
    const theirs = newNumber();
    twilio.addNumber({ accountSid: stranger.sid, phoneNumber: '+12025559999' });
    await link(ours.phoneNumber);
    const elsewhere = await addProject();
    await link(theirs.phoneNumber, elsewhere, await api.addPolicy(elsewhere, 'Sales'));

    const found = new Map((await owned()).map((each) => [each.number, each]));

    expect(found.get(free.phoneNumber)).toMatchObject({
      leadsTo: 'https://old.example/voice',
      policy: null,
      usedElsewhere: false,
    });
    expect(found.get(ours.phoneNumber)?.policy?.id).toBe(policyId);
    expect(found.get(theirs.phoneNumber)).toMatchObject({ policy: null, usedElsewhere: true });
    expect(found.has('+12025559999')).toBe(false);
    expect(JSON.stringify([...found])).not.toContain('secret');
  });

  it('are checked as they are at the carrier just now', async () => {
    const number = newNumber({ trunkSid: `TK${'1'.repeat(32)}` });
    await link(number.phoneNumber);
    expect(await check(number.phoneNumber)).toEqual([
      'A SIP trunk takes its calls. Take the number off the trunk.',
      expect.stringContaining('“A call comes in” is empty.'),
      expect.stringContaining('“Primary handler fails” is empty.'),
      expect.stringContaining('“Call status changes” is empty.'),
    ]);

    const hook = 'http://hotline.test/api/notification/call';
    Object.assign(number, {
      trunkSid: null,
      voiceUrl: `${hook}/incoming-call-webhook`,
      voiceFallbackUrl: `${hook}/incoming-call-fallback`,
      statusCallback: `${hook}/call-status`,
    });

    expect(await check(number.phoneNumber)).toEqual([]);
  });

  it('are told when the account does not own them', async () => {
    await link('+12025558888');

    expect(await check('+12025558888')).toEqual([
      expect.stringContaining('does not own this number'),
    ]);
  });

  it('cannot be asked for without a config, or by others', async () => {
    const bare = await api.addPolicy(projectId, 'Bare');
    const theirs = await addProject('viewer');
    const hidden = await api.addPolicy(theirs, 'Hidden');

    const statusOf = async (url: string) => (await ask('GET', url)).status;

    expect(await statusOf(routes.carrierNumbers(projectId, bare))).toBe(409);
    expect(await statusOf(routes.carrierNumbers(projectId, hidden))).toBe(404);
    expect(await statusOf(routes.carrierNumbers(theirs, hidden))).toBe(403);
    const unlinked = routes.phoneNumberCheck(projectId, policyId, newNumber().phoneNumber);
    expect(await statusOf(unlinked)).toBe(404);
  });

  it.each([
    ['is too busy', { status: 429, code: 20429, message: 'x' }, 'too many requests'],
    ['refuses the token', { status: 401, code: 20003, message: 'x' }, 'does not accept'],
    ['knows no such digits', { status: 400, code: 21421, message: 'x' }, 'other digits'],
  ])('say in plain words that the carrier %s', async (_title, fault, words) => {
    twilio.restFaults.always(({ path }) => path.startsWith('/2010'), fault);

    const { status, body } = await search<ProblemDto>({ country: 'US', kind: 'local' });

    expect({ status, code: body.code }).toEqual({ status: 422, code: 'carrier-refused' });
    expect(body.detail).toContain(words);
  });
});
