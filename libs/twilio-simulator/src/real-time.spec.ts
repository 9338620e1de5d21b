import { describe, expect, it } from 'vitest';
import { WallClock } from './clock/wall-clock.js';
import { TwilioSimulator } from './simulator.js';
import { accountSid, authToken, hotline } from './testing/stage.js';
import { TwimlApp } from './testing/twiml-app.js';

describe('on the wall clock', () => {
  it('a whole call runs by itself, scripts included', async () => {
    const app = await new TwimlApp().start();
    app
      .on('/voice', '<Dial action="/after"><Number url="/whisper">+15550100001</Number></Dial>')
      .on('/whisper', '<Gather numDigits="1" action="/key"><Say>Press 1</Say></Gather><Hangup/>')
      .on('/key', '')
      .on('/after', '');
    const simulator = new TwilioSimulator({
      clock: new WallClock(),
      accounts: [{ sid: accountSid, authToken }],
      behaviour: { minimumSpeechSeconds: 0.01, wordsPerMinute: 100_000, priceAfterSeconds: 0 },
    });
    simulator.addNumber({ accountSid, phoneNumber: hotline, voiceUrl: `${app.url}/voice` });
    simulator
      .phone('+15550100001')
      .script({ answerAfter: 0.01, press: '1', pressAfter: 0, hangUpAfter: 0.02 });
    const isOver = new Promise<void>((resolve) => {
      simulator.on((event) => {
        if (event.kind === 'leg' && event.leg.direction === 'inbound' && event.leg.isOver)
          resolve();
      });
    });

    simulator.phone('+15550199999').dials(hotline);
    await isOver;
    await app.stop();

    expect(app.trace('DialBridged')).toEqual(['/voice', '/whisper', '/key', '/after true']);
  });
});
