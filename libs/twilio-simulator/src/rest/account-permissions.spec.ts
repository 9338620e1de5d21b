import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sdkClient } from '../testing/sdk-client.js';
import { accountSid, authToken, hotline, useStage } from '../testing/stage.js';
import { serveRest } from './rest-listener.js';

const caller = '+15550199999';
const stage = useStage({
  accounts: [{ sid: accountSid, authToken, forbiddenCountries: ['DE', 'DO'] }],
});
let server: Awaited<ReturnType<typeof serveRest>>;
let client: ReturnType<typeof sdkClient>;

beforeEach(async () => {
  server = await serveRest(stage.simulator);
  client = sdkClient(server.url, accountSid, authToken);
});
afterEach(async () => {
  await server.close();
});

describe('geographic permissions', () => {
  it('are told for each country, over as many pages as are asked for', async () => {
    const countries = await client.voice.v1.dialingPermissions.countries.list({ pageSize: 10 });

    expect(countries.length).toBeGreaterThan(20);
    const forbidden = countries.filter(({ lowRiskNumbersEnabled }) => !lowRiskNumbersEnabled);
    expect(forbidden.map(({ isoCode, countryCodes }) => [isoCode, countryCodes])).toEqual([
      ['DE', ['+49']],
      ['DO', ['+1809', '+1829', '+1849']],
    ]);
  });

  it('are told for one country, and found by it', async () => {
    const { countries } = client.voice.v1.dialingPermissions;

    expect(await countries('US').fetch()).toMatchObject({
      name: 'United States/Canada',
      lowRiskNumbersEnabled: true,
    });
    const found = await countries.list({ countryCode: '+49', lowRiskNumbersEnabled: false });
    expect(found.map(({ isoCode }) => isoCode)).toEqual(['DE']);
    expect(await countries.list({ isoCode: 'DE', lowRiskNumbersEnabled: true })).toEqual([]);
    await expect(countries('XX').fetch()).rejects.toMatchObject({ status: 404 });
  });

  it('refuse a call with 21215, until the country is allowed', async () => {
    const call = () =>
      client.calls.create({ from: hotline, to: '+4930123456', twiml: '<Response/>' });

    await expect(call()).rejects.toMatchObject({ status: 400, code: 21215 });
    expect(stage.simulator.calls).toEqual([]);
    stage.simulator.account(accountSid).forbiddenCountries = [];
    expect(await call()).toMatchObject({ status: 'queued' });
  });
});

describe('the debugger', () => {
  it('tells what it warned of, newest first, by level and time', async () => {
    stage.app.on('/voice', '<Dial><Number>+4930123456</Number></Dial>');
    stage.simulator.dial({ from: caller, to: hotline });
    await stage.clock.settle();
    await stage.clock.advance('1h');
    stage.app.on('/voice', { status: 500 });
    stage.simulator.dial({ from: caller, to: hotline });
    await stage.clock.settle();

    const alerts = await client.monitor.v1.alerts.list();
    expect(alerts.map(({ errorCode, logLevel }) => [errorCode, logLevel])).toEqual([
      ['11200', 'error'],
      ['13227', 'warning'],
    ]);
    expect(alerts[0]).toMatchObject({
      accountSid,
      requestUrl: `${stage.app.url}/voice`,
      resourceSid: stage.simulator.calls.at(-1)?.sid,
    });
    const startDate = new Date(stage.clock.now().getTime() - 60_000);
    const codes = async (filter: object) =>
      (await client.monitor.v1.alerts.list(filter)).map(({ errorCode }) => errorCode);
    expect(await codes({ startDate })).toEqual(['11200']);
    expect(await codes({ endDate: startDate })).toEqual(['13227']);
    expect(await codes({ logLevel: 'warning' })).toEqual(['13227']);
  });
});
