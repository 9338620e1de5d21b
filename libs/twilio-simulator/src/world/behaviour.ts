/** How this Twilio behaves where documents are silent, reports differ, or a test wants it otherwise. */
export interface Behaviour {
  /** Speed of speech; a word takes 60 / this many seconds. */
  wordsPerMinute: number;
  minimumSpeechSeconds: number;
  /** How long every played file lasts. */
  playSeconds: number;
  /** Seconds by which a ring outlasts the `timeout` of Dial. */
  dialTimeoutBufferSeconds: number;
  /** When the other phones of a parallel Dial are cancelled. Twilio: at the first pick-up, before any whisper is answered. */
  simulringCancels: 'at-pick-up' | 'after-accept';
  simulringCancelAfterSeconds: number;
  losingLegStatus: 'canceled' | 'no-answer';
  /** Whether Dial's action is requested when the caller hangs up first; its answer is ignored in any case. */
  dialActionAfterCallerHangUp: boolean;
  /** How an inbound call ends whose caller gives up before anything answered. */
  unansweredCallerStatus: 'no-answer' | 'canceled';
  /** `CallStatus` in later requests of a call that answerOnBridge has not answered yet. */
  unansweredParentShows: 'ringing' | 'in-progress';
  /** Which status wins when all legs of a parallel Dial ended differently: the first that occurs. */
  mixedDialStatus: readonly ('busy' | 'no-answer' | 'failed' | 'canceled')[];
  /** Whether `sequential` goes on to the next number when a whisper hung up. */
  sequentialGoesOnAfterRejection: boolean;
  /** A foreign `callerId` (13214) makes the leg fail, or is only warned of. */
  foreignCallerIdFails: boolean;
  /** Whether carriers refuse to carry a withheld caller id on. */
  carriersRefuseWithheldCallerId: boolean;
  /** Originating carriers drop a call that only rings for so long; `undefined`: never. */
  carrierRingLimitSeconds: number | undefined;
  /** REST calls started per second; the rest wait as `queued`. */
  callsPerSecond: number;
  /** Legs an account may have at once (10004); `undefined`: no limit. */
  concurrentLegs: number | undefined;
  /** Until a call's `price` is no longer null, after its end. */
  priceAfterSeconds: number;
  /** Until a recording can be fetched, after its end. */
  recordingReadyAfterSeconds: number;
  transcriptionAfterSeconds: number;
  /** Until a message is sent, and again until it is delivered. */
  messageStepSeconds: number;
  /** A trial account says something else instead of what it may not do. */
  trialBlocksVerbs: boolean;
  /** Status callbacks of one call leave in order, and before the next document is asked for. */
  inOrder: boolean;
  /** Documents one call may fetch before the simulator takes it for an endless loop. */
  documentsPerCall: number;
}

/** Twilio as the reference facts describe it. */
export const usualBehaviour: Readonly<Behaviour> = {
  wordsPerMinute: 150,
  minimumSpeechSeconds: 1,
  playSeconds: 10,
  dialTimeoutBufferSeconds: 5,
  simulringCancels: 'at-pick-up',
  simulringCancelAfterSeconds: 2,
  losingLegStatus: 'canceled',
  dialActionAfterCallerHangUp: true,
  unansweredCallerStatus: 'no-answer',
  unansweredParentShows: 'ringing',
  mixedDialStatus: ['busy', 'no-answer', 'failed', 'canceled'],
  sequentialGoesOnAfterRejection: false,
  foreignCallerIdFails: true,
  carriersRefuseWithheldCallerId: false,
  carrierRingLimitSeconds: undefined,
  callsPerSecond: 1,
  concurrentLegs: undefined,
  priceAfterSeconds: 60,
  recordingReadyAfterSeconds: 2,
  transcriptionAfterSeconds: 10,
  messageStepSeconds: 1,
  trialBlocksVerbs: true,
  inOrder: true,
  documentsPerCall: 500,
};
