import { callerPlaceholder, promptsIn, type CallState } from '@ringdown/call-routing';
import { describe, expect, it } from 'vitest';

import { speakCaller, speakKnownCaller } from './spoken-caller.js';
import { renderTwiml } from './twiml.js';

const state: CallState = {
  round: 1,
  rule: 0,
  person: 0,
  attempt: 1,
  tried: [0],
  prompts: 0,
  tally: 'none',
};
const url = (name: string) => `https://example.com/${name}?t=x#rc=2`;
const options = {
  speech: { voice: 'woman', language: 'en-US' },
  waiting: () => '',
  caller: () => 'somebody',
  callerId: () => '+12025550100',
  urls: () => ({
    ringEnded: url('ring-ended'),
    whisper: url('whisper'),
    key: url('key'),
    legStatus: url('leg-status'),
    challenge: url('challenge'),
    menu: url('menu'),
    waited: url('waited'),
    parted: url('parted'),
    alone: url('alone'),
    recorded: url('recorded'),
    recordingStatus: url('recording-status'),
    talkStatus: url('talk-status'),
    transcription: url('transcription'),
  }),
  room: () => 'room-1',
  ringbackUrl: 'https://example.com/ringback.wav',
};

describe('TwiML', () => {
  it('says a message in its own voice, and shows the responder the number that the step names', () => {
    const twiml = renderTwiml(
      [
        { kind: 'say', text: 'Hallo.', speech: { voice: 'Polly.Vicki-Neural', language: 'de-DE' } },
        {
          kind: 'ring',
          phone: '+12025550111',
          seconds: 30,
          talkSeconds: 600,
          callerId: 'caller',
          state,
        },
      ],
      { ...options, callerId: (shown) => (shown === 'caller' ? '+4930901820' : undefined) },
    );
    expect(twiml).toContain('<Say voice="Polly.Vicki-Neural" language="de-DE">Hallo.</Say>');
    expect(twiml).toContain('timeLimit="600" callerId="+4930901820"');
  });

  it('records a message, and is told of it twice: on the call, and of the recording itself', () => {
    const step = { kind: 'record', longestSeconds: 90, silenceSeconds: 4, state } as const;
    const twiml = renderTwiml([step], options);

    expect(twiml).toContain(
      '<Record action="https://example.com/recorded?t=x#rc=2" maxLength="90"',
    );
    expect(twiml).toContain('timeout="4" playBeep="true" finishOnKey="#"');
    expect(twiml).toContain(
      'recordingStatusCallback="https://example.com/recording-status?t=x#rc=2" recordingStatusCallbackEvent="completed absent"',
    );
  });

  it.each([
    [120, true],
    [121, false],
  ])('has a message of at most %i seconds written down: %s', (longestSeconds, isWritten) => {
    const step = { kind: 'record', longestSeconds, silenceSeconds: 4, state } as const;
    const asked =
      'transcribe="true" transcribeCallback="https://example.com/transcription?t=x#rc=2"';

    const xml = renderTwiml([{ ...step, isTranscribed: true }], options);

    expect(xml.includes(asked)).toBe(isWritten);
    expect(renderTwiml([step], options)).not.toContain('transcribe');
  });

  it('records a talk in a Dial and in a room, where the step wants it, and is told of the recording', () => {
    const phone = { phone: '+12025550111', seconds: 30, talkSeconds: 600 };
    const ring = { kind: 'ring', ...phone, callerId: 'hotline', state } as const;
    const meet = { kind: 'meet', side: 'caller', talkSeconds: 600, state } as const;
    const reported =
      'recordingStatusCallback="https://example.com/talk-status?t=x#rc=2" recordingStatusCallbackEvent="completed absent"';

    expect(renderTwiml([{ ...ring, isRecorded: true }], options)).toContain(
      `record="record-from-answer-dual" ${reported}`,
    );
    expect(renderTwiml([{ ...meet, isRecorded: true }], options)).toContain(
      `record="record-from-start" ${reported}`,
    );
    expect(renderTwiml([ring, meet], options)).not.toContain('record');
  });

  it('fetches at once what comes where a caller does not have to wait', () => {
    expect(renderTwiml([{ kind: 'wait', seconds: 0, state }], options)).toContain(
      '<Response><Redirect>',
    );
  });

  it('lets a caller hear ringing, and fetches what comes', () => {
    expect(renderTwiml([{ kind: 'wait', seconds: 6, state }], options)).toContain(
      '<Play>https://example.com/ringback.wav</Play><Redirect>https://example.com/waited?t=x#rc=2</Redirect>',
    );
    expect(renderTwiml([{ kind: 'wait', seconds: 2, state }], options)).toContain(
      '<Pause length="2"/><Redirect>',
    );
  });

  it('lets a key end the ringing where the caller may choose', () => {
    const wait = (seconds: number) =>
      renderTwiml([{ kind: 'wait', seconds, hearsKeys: true, state }], options);
    const gather =
      '<Gather action="https://example.com/waited?t=x#rc=2" numDigits="1" finishOnKey="" timeout="1"';

    expect(wait(7)).toContain(
      `${gather}><Play>https://example.com/ringback.wav</Play></Gather><Redirect>https://example.com/waited?t=x#rc=2</Redirect>`,
    );
    expect(wait(3)).toContain(`${gather}><Pause length="2"/></Gather><Redirect>`);
    expect(wait(1)).toContain(`${gather}/><Redirect>`);
    const greeting = { kind: 'say', text: 'Please wait.' } as const;
    expect(
      renderTwiml([greeting, { kind: 'wait', seconds: 1, hearsKeys: true, state }], options),
    ).toMatch(/^<[^>]+><Response><Gather [^>]+><Say [^>]+>Please wait.<\/Say><\/Gather><Redirect>/);
  });

  it('brings both sides into one room, which ends when the responder leaves it', () => {
    const inWave = { ...state, wave: { first: 1, size: 2, since: 0 } };
    const meet = (side: 'caller' | 'responder') =>
      renderTwiml([{ kind: 'meet', side, talkSeconds: 600, state: inWave }], options);

    expect(meet('caller')).toContain(
      '<Dial timeLimit="600" action="https://example.com/parted?t=x#rc=2">',
    );
    expect(meet('caller')).toContain('endConferenceOnExit="false"');
    expect(meet('responder')).toContain('<Dial timeLimit="600"><Conference');
    expect(meet('responder')).toContain('endConferenceOnExit="true"');
    expect(meet('responder')).toContain(
      'beep="false" waitUrl="https://example.com/alone?t=x#rc=2">room-1</Conference>',
    );
  });

  it('leaves out what the carrier is to do beside the document', () => {
    const wave = { first: 1, size: 2, since: 0 };
    expect(
      renderTwiml([{ kind: 'hang-up' }, { kind: 'end-rings', wave, because: 'taken' }], options),
    ).toContain('<Response><Hangup/></Response>');
  });

  it('asks a caller for a key at an address of its own', () => {
    const twiml = renderTwiml(
      [{ kind: 'challenge', text: 'Press 1.', waitSeconds: 6, state }],
      options,
    );
    expect(twiml).toContain(
      '<Gather action="https://example.com/challenge?t=x#rc=2" numDigits="1"',
    );
    expect(twiml).toContain('actionOnEmptyResult="true"');
  });

  it('rings one phone with a whisper, five seconds short of its time because Twilio adds them', () => {
    const twiml = renderTwiml(
      [
        {
          kind: 'ring',
          phone: '+12025550111',
          seconds: 30,
          talkSeconds: 3600,
          callerId: 'hotline',
          state,
        },
      ],
      options,
    );

    expect(twiml).toContain(
      '<Dial action="https://example.com/ring-ended?t=x#rc=2" timeout="25" answerOnBridge="true" timeLimit="3600" callerId="+12025550100">',
    );
    expect(twiml).toContain('url="https://example.com/whisper?t=x#rc=2"');
    expect(twiml).toContain('statusCallbackEvent="initiated ringing answered completed"');
    expect(twiml).toContain('>+12025550111</Number>');
  });

  it('never asks Twilio for less than its least time-out', () => {
    const twiml = renderTwiml(
      [
        {
          kind: 'ring',
          phone: '+12025550111',
          seconds: 6,
          talkSeconds: 3600,
          callerId: 'hotline',
          state,
        },
      ],
      options,
    );

    expect(twiml).toContain('timeout="5"');
  });

  it('asks for one key and wants to hear of silence, too', () => {
    const twiml = renderTwiml([{ kind: 'ask', text: 'Press 1.', waitSeconds: 6, state }], options);

    expect(twiml).toContain(
      '<Gather action="https://example.com/key?t=x#rc=2" numDigits="1" finishOnKey="" timeout="6" actionOnEmptyResult="true">',
    );
  });

  it('speaks signs instead of breaking on them', () => {
    const twiml = renderTwiml([{ kind: 'say', text: 'R&D <3 👩‍🚒' }], options);

    expect(twiml).toContain('>R&amp;D &lt;3 👩‍🚒</Say>');
  });

  it.each([
    ['+12025550111', '1 2 0 2 5 5 5 0 1 1 1'],
    ['anonymous', 'a withheld number'],
    ['+266696687', 'a withheld number'],
    ['sip:noc&desk@example.com', 'noc&amp;desk'],
    [null, 'an outside caller'],
  ])('names the caller %s as "%s"', (caller, spoken) => {
    const steps = [{ kind: 'say', text: `Call from ${callerPlaceholder}.` }] as const;
    const named = { ...options, caller: (language: string) => speakCaller(caller, language) };

    expect(renderTwiml(steps, named)).toContain(`Call from ${spoken}.`);
  });

  it.each([
    ['en', 'Call from Anna Meier. Press 1'],
    ['de', 'Anruf von Anna Meier. Drücken'],
    ['fr', 'Appel de la part de Anna Meier. Appuyez'],
    ['es', 'Llamada de Anna Meier. Pulse'],
    ['it', 'Chiamata da Anna Meier. Prema'],
    ['pt', 'Chamada de Anna Meier. Prima'],
    ['nl', 'Oproep van Anna Meier. Druk'],
    ['ja', 'Anna Meier からのお電話です。'],
  ])('tells a responder in %s by name who calls', (language, sentence) => {
    const anna = { caller: '+12025550111', callerName: 'Anna\uE000\n Meier' };
    const twiml = renderTwiml(
      [{ kind: 'ask', text: promptsIn(language).whisper, waitSeconds: 6, state }],
      {
        ...options,
        caller: (spoken, hearer) => (hearer === 'responder' ? speakKnownCaller(anna, spoken) : '-'),
      },
    );

    expect(twiml).toContain(sentence);
  });

  it('tells a responder by number of a caller without a name', () => {
    expect(speakKnownCaller({ caller: '+3212', callerName: null }, 'en')).toBe('3 2 1 2');
    expect(speakKnownCaller({ caller: 'anonymous', callerName: null }, 'en')).toBe(
      'a withheld number',
    );
  });

  it('names the caller in the language of each sentence', () => {
    const text = `Anruf von ${callerPlaceholder}.`;
    const german = { voice: 'Polly.Vicki-Neural', language: 'de-DE' };
    const named = { ...options, caller: (language: string) => speakCaller('anonymous', language) };

    const twiml = renderTwiml(
      [
        { kind: 'say', text, speech: german },
        { kind: 'ask', text, speech: german, waitSeconds: 6, state },
      ],
      named,
    );

    expect(twiml.match(/Anruf von einer unterdrückten Nummer\./g)).toHaveLength(2);
    expect(twiml.match(/voice="Polly.Vicki-Neural" language="de-DE"/g)).toHaveLength(2);
  });
});
