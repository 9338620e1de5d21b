import {
  type AttributeRule,
  httpMethod,
  matching,
  oneOf,
  someOf,
  text,
  wholeNumber,
  yesOrNo,
} from './attribute-rule.js';

/** What an element may hold. */
export interface ElementRule {
  readonly attributes: Readonly<Record<string, AttributeRule>>;
  readonly children: readonly string[];
  /** The debugger's code for a child that may not stand here. */
  readonly nestingCode?: number;
}

const progressEvents = ['initiated', 'ringing', 'answered', 'completed'];
const conferenceEvents = [
  'start',
  'end',
  'join',
  'leave',
  'mute',
  'hold',
  'modify',
  'speaker',
  'announcement',
];
const recordingEvents = ['in-progress', 'completed', 'absent', 'failed'];
const speechMarkup = [
  'break',
  'emphasis',
  'lang',
  'p',
  'phoneme',
  'prosody',
  's',
  'say-as',
  'sub',
  'w',
];

const recordingAttributes = {
  recordingStatusCallback: text,
  recordingStatusCallbackMethod: httpMethod(),
  recordingStatusCallbackEvent: someOf(recordingEvents),
  trim: oneOf(['trim-silence', 'do-not-trim'], 13699),
};

const machineDetection = {
  machineDetection: oneOf(['Enable', 'DetectMessageEnd']),
  machineDetectionTimeout: wholeNumber(3, 60),
  machineDetectionSpeechThreshold: wholeNumber(1000, 6000),
  machineDetectionSpeechEndThreshold: wholeNumber(500, 5000),
  machineDetectionSilenceTimeout: wholeNumber(2000, 10000),
  amdStatusCallback: text,
  amdStatusCallbackMethod: httpMethod(),
};

const callee = {
  url: text,
  method: httpMethod(13221),
  statusCallback: text,
  statusCallbackMethod: httpMethod(),
  statusCallbackEvent: someOf(progressEvents),
  ...machineDetection,
};

const nothing: ElementRule = { attributes: {}, children: [] };

const speaking: Readonly<Record<string, ElementRule>> = {
  Say: {
    attributes: { voice: text, language: text, loop: wholeNumber(0, 1000, 13510) },
    children: speechMarkup,
  },
  Play: {
    attributes: { loop: wholeNumber(0, 1000, 13410), digits: matching(/^[0-9A-D#*wW]+$/) },
    children: [],
  },
  Pause: { attributes: { length: wholeNumber(0, 86_400, 13910) }, children: [] },
  Gather: {
    attributes: {
      action: text,
      method: httpMethod(13312),
      input: someOf(['dtmf', 'speech']),
      timeout: matching(/^(\d+|auto)$/, 13313),
      numDigits: wholeNumber(1, 1000, 13314),
      finishOnKey: matching(/^[0-9*#]*$/, 13310),
      actionOnEmptyResult: yesOrNo(),
      speechTimeout: matching(/^(\d+|auto)$/),
      maxSpeechTime: wholeNumber(1, 60),
      language: text,
      hints: text,
      speechModel: text,
      enhanced: yesOrNo(),
      profanityFilter: yesOrNo(),
      debug: yesOrNo(),
      bargeIn: yesOrNo(),
      partialResultCallback: text,
      partialResultCallbackMethod: httpMethod(),
    },
    children: ['Say', 'Play', 'Pause'],
  },
};

const connecting: Readonly<Record<string, ElementRule>> = {
  Dial: {
    attributes: {
      action: text,
      method: httpMethod(13210),
      timeout: wholeNumber(1, 600, 13212),
      timeLimit: wholeNumber(1, 86_400, 13216),
      hangupOnStar: yesOrNo(13213),
      callerId: text,
      answerOnBridge: yesOrNo(13219),
      ringTone: matching(/^[a-z]{2}(-old)?$/, 13220),
      record: oneOf(
        [
          'do-not-record',
          'record-from-answer',
          'record-from-ringing',
          'record-from-answer-dual',
          'record-from-ringing-dual',
          'true',
          'false',
        ],
        13217,
      ),
      recordingTrack: oneOf(['both', 'inbound', 'outbound']),
      sequential: yesOrNo(13218),
      callReason: matching(/^.{0,50}$/),
      referUrl: text,
      referMethod: httpMethod(),
      events: text,
      ...recordingAttributes,
    },
    children: ['Number', 'Conference', 'Client', 'Sip', 'Queue', 'Sim', 'Application', 'WhatsApp'],
    nestingCode: 13215,
  },
  Number: {
    attributes: {
      ...callee,
      sendDigits: matching(/^[0-9A-D#*wW]*$/, 13222),
      byoc: text,
    },
    children: [],
  },
  Client: { attributes: callee, children: ['Identity', 'Parameter'] },
  Sip: { attributes: { ...callee, username: text, password: text }, children: [] },
  Queue: { attributes: { url: text, method: httpMethod(), reservationSid: text }, children: [] },
  Conference: {
    attributes: {
      muted: yesOrNo(13230),
      beep: oneOf(['true', 'false', 'onEnter', 'onExit'], 13233),
      startConferenceOnEnter: yesOrNo(13231),
      endConferenceOnExit: yesOrNo(13232),
      participantLabel: matching(/^.{1,128}$/s),
      jitterBufferSize: oneOf(['large', 'medium', 'small', 'off']),
      waitUrl: text,
      waitMethod: httpMethod(13234),
      maxParticipants: wholeNumber(2, 250, 13235),
      record: oneOf(['do-not-record', 'record-from-start', 'true', 'false']),
      region: text,
      coach: text,
      statusCallback: text,
      statusCallbackMethod: httpMethod(),
      statusCallbackEvent: someOf(conferenceEvents),
      eventCallbackUrl: text,
      ...recordingAttributes,
    },
    children: [],
  },
  Enqueue: {
    attributes: {
      action: text,
      method: httpMethod(14201),
      waitUrl: text,
      waitUrlMethod: httpMethod(14202),
      workflowSid: text,
    },
    children: ['Task'],
  },
};

const others: Readonly<Record<string, ElementRule>> = {
  Record: {
    attributes: {
      action: text,
      method: httpMethod(13610),
      timeout: wholeNumber(0, 86_400, 13612),
      finishOnKey: matching(/^[0-9*#]*$/, 13613),
      maxLength: wholeNumber(1, 14_400, 13611),
      playBeep: yesOrNo(13614),
      transcribe: yesOrNo(),
      transcribeCallback: text,
      ...recordingAttributes,
    },
    children: [],
  },
  Redirect: { attributes: { method: httpMethod(13710) }, children: [] },
  Reject: { attributes: { reason: oneOf(['rejected', 'busy'], 13810) }, children: [] },
  Hangup: nothing,
  Leave: nothing,
};

/** Every element the simulator knows, by name. */
export const elements: Readonly<Record<string, ElementRule>> = {
  ...speaking,
  ...connecting,
  ...others,
};

/** The elements that may stand directly in a `<Response>`. */
export const topVerbs: readonly string[] = [
  'Say',
  'Play',
  'Pause',
  'Gather',
  'Dial',
  'Enqueue',
  'Record',
  'Redirect',
  'Reject',
  'Hangup',
  'Leave',
];
