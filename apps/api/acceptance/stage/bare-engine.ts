import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import {
  decide,
  decideIncoming,
  waitingWords,
  type CallEvent,
  type CallFact,
  type CallState,
  type Decision,
  type RoutingPlan,
} from '@ringdown/call-routing';

import { isWithheld } from '../../src/telephony/caller-id.js';
import { recordingOf } from '../../src/telephony/recording-of.js';
import { ringEnded } from '../../src/telephony/ring-result.js';
import { speakCaller } from '../../src/telephony/spoken-caller.js';
import { renderTwiml } from '../../src/telephony/twiml.js';
import { parseVoiceRequest, type VoiceRequest } from '../../src/telephony/voice-request.js';

/** One policy with its number, and what its only call is known to have been. */
export type BareHotline = {
  number: string;
  plan: RoutingPlan;
  callsBefore: number;
  facts: { at: number; fact: CallFact }[];
};

/** The engine and its documents behind HTTP, with a journal in memory: all of the API that routes, and nothing else. */
export async function serveEngine(hotlines: readonly BareHotline[], now: () => Date) {
  const server = createServer((request, response) => {
    void text(request).then((form) => {
      const url = new URL(request.url ?? '', 'http://engine');
      const params = Object.fromEntries(new URLSearchParams(form));
      response.setHeader('content-type', 'text/xml');
      response.end(answer(url, parseVoiceRequest(params)));
    });
  });

  function answer(url: URL, request: VoiceRequest): string {
    const hotline = hotlines[Number(url.searchParams.get('n'))];
    if (hotline === undefined) throw new Error('There is no such hotline.');
    const at = now().getTime();
    const state = JSON.parse(url.searchParams.get('state') ?? 'null') as CallState | null;
    const caller = {
      number: isWithheld(request.from) ? null : request.from,
      hasFailedVerification: request.hasFailedVerification,
    };
    const decision =
      state === null
        ? decideIncoming(hotline.plan, caller, at)
        : decide(hotline.plan, state, eventOf(url.pathname, request), at);
    const { facts, steps } = settle(hotline, decision);
    hotline.facts.push(...facts.map((fact) => ({ at, fact })));
    const address = (path: string, next: CallState) =>
      `${origin}/${path}?n=${String(hotlines.indexOf(hotline))}&state=${encodeURIComponent(JSON.stringify(next))}`;
    const from = callers.get(hotline.number) ?? keep(hotline.number, request.from);
    return renderTwiml(steps, {
      speech: hotline.plan.speech,
      caller: (language) => speakCaller(from, language),
      waiting: (language) => waitingWords((at - (hotline.facts[0]?.at ?? at)) / 1000, language),
      callerId: () => hotline.number,
      room: () => '',
      ringbackUrl: '',
      urls: (next) => ({
        ringEnded: address('ring-ended', next),
        whisper: address('whisper', next),
        key: address('key', next),
        challenge: address('challenge', next),
        menu: address('menu', next),
        legStatus: '',
        waited: '',
        parted: '',
        alone: '',
        recorded: address('recorded', next),
        recordingStatus: '',
        talkStatus: '',
        transcription: '',
      }),
    });
  }

  /** Whoever dialled, by the number dialled: a responder's leg does not know. */
  const callers = new Map<string, string>();
  function keep(number: string, caller: string): string {
    callers.set(number, caller);
    return caller;
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    voiceUrl: (index: number) => `${origin}/incoming?n=${String(index)}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

function eventOf(path: string, request: VoiceRequest): CallEvent {
  switch (path) {
    case '/whisper':
      return { kind: 'picked-up' };
    case '/key':
      return { kind: 'key', key: request.digits };
    case '/challenge':
      return { kind: 'challenge-key', key: request.digits };
    case '/menu':
      return { kind: 'menu-key', key: request.digits };
    case '/recorded': {
      const recording = recordingOf(request);
      // No simulation knows how the carrier will name it.
      return { kind: 'recorded', recording: recording && { ...recording, recordingSid: '' } };
    }
    default:
      return ringEnded(request);
  }
}

function settle({ facts, callsBefore }: BareHotline, { provided, ...outcome }: Decision) {
  switch (provided?.that) {
    case undefined:
    case 'attempt-open':
    case 'wave-open':
      // Nothing is late here: a key comes only from a phone that is still in the call.
      return outcome;
    case 'attempt-accepted':
      return facts.some(({ fact }) => fact.kind === 'accepted') ? outcome : provided.otherwise;
    case 'calls-below':
      return callsBefore < provided.calls ? outcome : provided.otherwise;
  }
}
