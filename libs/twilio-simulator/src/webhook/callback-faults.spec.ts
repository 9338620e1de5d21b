import { describe, expect, it } from 'vitest';
import { hotline, useStage } from '../testing/stage.js';
import { TwilioSimulator } from '../simulator.js';
import { VirtualClock } from '../clock/virtual-clock.js';
import type { WebhookKind } from './webhook-exchange.js';

const stage = useStage();
const alice = '+15550100001';
const events = 'statusCallbackEvent="initiated ringing answered completed"';

async function call() {
  stage.app
    .on(
      '/voice',
      `<Dial action="/after"><Number statusCallback="/progress" ${events}>${alice}</Number></Dial>`,
    )
    .on('/after', '<Say>After</Say><Pause length="60"/>');
  const leg = stage.simulator.dial({ from: '+15550199999', to: hotline });
  await stage.clock.settle();
  return leg;
}
const is = (kind: WebhookKind) => (webhook: { kind: WebhookKind }) => webhook.kind === kind;
const progress = () => stage.app.at('/progress').map(({ params }) => params.SequenceNumber);

describe('faults of callbacks', () => {
  it('duplicate a document request under the same token; the first answer counts', async () => {
    stage.simulator.faults.once(is('dial-action'), 'duplicate');
    let answers = 0;
    const leg = await call();
    stage.app.on('/after', () => `<Say>Answer ${String(++answers)}</Say><Pause length="60"/>`);
    stage.simulator.phone(alice).declines();
    await stage.clock.settle();

    const tokens = stage.app.at('/after').map((r) => r.headers['i-twilio-idempotency-token']);
    expect(tokens).toHaveLength(2);
    expect(new Set(tokens).size).toBe(1);
    expect(leg.heard.map(({ text }) => text)).toEqual(['Answer 1']);
    expect(stage.simulator.exchanges.filter((e) => e.isDuplicate)).toHaveLength(1);
  });

  it('duplicate at once: both copies are on their way together', async () => {
    stage.simulator.faults.once(is('voice'), 'duplicate-at-once');
    let open = 0;
    let most = 0;
    stage.app.on('/voice', async () => {
      most = Math.max(most, ++open);
      // Both copies must be here before either is answered.
      for (let turn = 0; turn < 50 && most < 2; turn++)
        await new Promise((resolve) => setImmediate(resolve));
      open--;
      return '';
    });
    stage.simulator.dial({ from: '+15550199999', to: hotline });
    await stage.clock.settle();

    expect(most).toBe(2);
  });

  it('drop a status callback', async () => {
    stage.simulator.faults.once(({ params }) => params.CallStatus === 'ringing', 'drop');
    stage.simulator.faults.once(
      (w) => w.kind === 'dial-progress' && w.params.SequenceNumber === '1',
      'drop',
    );
    stage.simulator.faults.clear();
    stage.simulator.faults.once(
      (w) => w.kind === 'dial-progress' && w.params.SequenceNumber === '1',
      'drop',
    );
    await call();
    stage.simulator.phone(alice).declines();
    await stage.clock.settle();

    expect(progress()).toEqual(['0', '2']);
  });

  it('take a dropped document for a lost connection, so that the fallback is asked', async () => {
    stage.simulator.faults.once(is('voice'), 'drop');
    await call();

    expect(stage.simulator.alerts).toMatchObject([{ code: 11205 }]);
    expect(stage.app.at('/voice')).toEqual([]);
  });

  it('reorder: a status callback is held until the next one has gone', async () => {
    stage.simulator.faults.once(
      (w) => w.kind === 'dial-progress' && w.params.SequenceNumber === '0',
      'reorder',
    );
    await call();

    expect(progress()).toEqual(['1', '0']);
  });

  it('hold a reordered callback five seconds at most', async () => {
    stage.simulator.faults.once((w) => w.kind === 'number-status', 'reorder');
    const leg = await call();
    leg.hangsUp();
    await stage.clock.advance('4s');
    expect(stage.app.at('/status')).toEqual([]);
    await stage.clock.advance('1s');

    expect(stage.app.at('/status')).toHaveLength(1);
  });

  it('delay a document and a status callback by simulated time', async () => {
    stage.simulator.faults.once(is('dial-action'), { delay: '5s' });
    stage.simulator.faults.once(is('number-status'), { delay: '1m' });
    const leg = await call();
    stage.simulator.phone(alice).declines();
    await stage.clock.advance('4s');
    expect(stage.app.at('/after')).toEqual([]);
    await stage.clock.advance('1s');
    expect(stage.app.at('/after')).toHaveLength(1);

    leg.hangsUp();
    await stage.clock.advance('59s');
    expect(stage.app.at('/status')).toEqual([]);
    await stage.clock.advance('1s');
    expect(stage.app.at('/status')).toHaveLength(1);
  });

  it('strike by kind and probability, the same for the same seed', () => {
    const strikes = (seed: number) => {
      const { faults } = new TwilioSimulator({
        clock: new VirtualClock(),
        accounts: [],
        seed,
        faults: { drop: { 'dial-progress': 0.5 }, duplicate: 0.2 },
      });
      const webhook = { accountSid: '', method: 'POST', url: '', params: {} } as const;
      return Array.from({ length: 40 }, (_, index) =>
        faults.strike({ ...webhook, kind: index % 2 === 0 ? 'dial-progress' : 'voice' }),
      );
    };

    expect(strikes(7)).toEqual(strikes(7));
    expect(strikes(7)).not.toEqual(strikes(8));
    expect(strikes(7).filter((fault) => fault === 'drop').length).toBeGreaterThan(3);
    expect(strikes(7).filter((fault, index) => index % 2 === 1 && fault === 'drop')).toEqual([]);
  });

  it('never lose or reorder a document by chance', async () => {
    Object.assign(stage.simulator.faults, { drop: 1, reorder: 1 });
    await call();

    expect(stage.app.trace()).toEqual(['/voice']);
  });
});
