import { Inject, Injectable } from '@nestjs/common';
import {
  isOrder,
  waitingWords,
  type CallState,
  type Refusal,
  type Speech,
  type Step,
} from '@ringdown/call-routing';

import type { Environment } from '../../config/environment.js';
import { ENVIRONMENT } from '../../platform/tokens.js';
import { speakCaller, speakKnownCaller } from '../../telephony/spoken-caller.js';
import { renderTwiml, ringing } from '../../telephony/twiml.js';
import { CallTokens } from './call-tokens.service.js';
import { CallbackAddresses } from './callback-addresses.js';
import { callbackUrls, ringbackUrl } from './callback-urls.js';
import type { CallContext } from './entry-of.js';
import { roomName } from './room-name.js';

const defaultSpeech: Speech = { voice: 'Polly.Joanna-Neural', language: 'en-US' };

/** Why a number leads nowhere; whatever a policy refuses by itself, routing says. */
export type DeadEnd = Extract<Refusal, 'unknown-number' | 'not-configured'>;

const deadEnds: Record<DeadEnd, string> = {
  'unknown-number': 'This number is not connected to a hotline. Goodbye.',
  'not-configured': 'This hotline is not set up completely yet. Please try another way. Goodbye.',
};

/** Who is on the two ends of a call. */
type Parties = {
  /** To be named where a text leaves a place for it, as the carrier gave it; null where nobody is named. */
  caller: string | null;
  /** By which the project knows the caller: for responders only; null where nobody is named to them. */
  callerName: string | null;
  /** How long the caller has waited, for responders; null where it is not to be said. */
  waitedSeconds: number | null;
  /** To be shown to responders who are to see it, '' elsewhere. */
  callerId: string;
  /** The number that was dialled. */
  routingNumber: string;
};

const mostTemplates = 500;

/** Where a template leaves a place for the token of its n-th step that has one; no text of ours holds this sign. */
const tokenMark = /\uE001(\d+)\uE001/g;

/** Where a template leaves a place for the id of the call. */
const callMark = '\uE002';

/** Where a template leaves a place for the caller, in a language, so that callers share a template. */
const callerMark = /\uE003([\w-]+)\uE003/g;

/** The same, where a responder hears it. */
const knownCallerMark = /\uE005([\w-]+)\uE005/g;

/** Where a template leaves a place for how long the caller has waited, in a language. */
const waitingMark = /\uE006([\w-]+)\uE006/g;

/** Turns steps into the document for the carrier. */
@Injectable()
export class AnswerWriter {
  private readonly templates = new Map<string, string>();

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly tokens: CallTokens,
    private readonly addresses: CallbackAddresses,
  ) {}

  /** @param who the caller, where it is to be named or shown, and the number that was dialled. */
  write(steps: readonly Step[], context: CallContext, who: Parties): string {
    const { callId, planId = '', plan, callSid } = context;
    const speech = plan?.speech ?? defaultSpeech;
    const tokens = steps.flatMap((step) =>
      'state' in step && !isOrder(step)
        ? [this.tokens.write({ callId, planId, state: step.state, callSid })]
        : [],
    );
    return this.template(steps, speech, who)
      .replaceAll(tokenMark, (_, index: string) => tokens[Number(index)] ?? '')
      .replaceAll(callMark, callId)
      .replaceAll(callerMark, (_, language: string) => inXml(speakCaller(who.caller, language)))
      .replaceAll(waitingMark, (_, language: string) => waitingWords(who.waitedSeconds, language))
      .replaceAll(knownCallerMark, (_, language: string) => inXml(speakKnownCaller(who, language)));
  }

  /** Calls of one policy hear the same documents but for their tokens, and writing XML is dear. */
  private template(steps: readonly Step[], speech: Speech, who: Parties): string {
    const { callerId, routingNumber } = who;
    const key = JSON.stringify([steps, speech, callerId, routingNumber]);
    const known = this.templates.get(key);
    if (known !== undefined) return known;
    let written = 0;
    const template = renderTwiml(steps, {
      speech,
      caller: (language, hearer) =>
        hearer === 'responder' ? `\uE005${language}\uE005` : `\uE003${language}\uE003`,
      waiting: (language) => `\uE006${language}\uE006`,
      callerId: (shown) => {
        // The caller's may be withheld, or no number at all.
        const number = shown === 'caller' && isNumber(callerId) ? callerId : routingNumber;
        return isNumber(number) ? number : undefined;
      },
      urls: () => callbackUrls(this.environment.publicUrl, `\uE001${written++}\uE001`),
      room: ({ first }) => roomName(callMark, first),
      ringbackUrl: ringbackUrl(this.environment.publicUrl),
    });
    if (this.templates.size >= mostTemplates) this.templates.clear();
    this.templates.set(key, template);
    return template;
  }

  /** What somebody hears who is in a room alone, until they are asked for again. */
  alone(context: CallContext, state: CallState): string {
    const { alone } = this.addresses.of(context, state);
    return ringing(ringbackUrl(this.environment.publicUrl), alone);
  }

  deadEnd(reason: DeadEnd): readonly Step[] {
    return [{ kind: 'say', text: deadEnds[reason] }, { kind: 'hang-up' }];
  }
}

function inXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** E.164: what a carrier takes as a caller id. */
function isNumber(text: string): boolean {
  return /^\+[1-9]\d{4,14}$/.test(text);
}
