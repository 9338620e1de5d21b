import { Injectable } from '@nestjs/common';

import { AnswerWriter } from './answer-writer.js';
import { CallContexts } from './call-contexts.service.js';
import { CallJournal } from './call-journal.service.js';
import { CarrierOrders } from './carrier-orders.service.js';
import { OpenCallSweeper } from './open-call-sweeper.service.js';
import type { SignedRequest } from './signed-request.js';

/** Caller and responder of a wave meet in a room: what becomes of one who is there alone, and asks every few seconds. */
@Injectable()
export class AloneInRoom {
  constructor(
    private readonly contexts: CallContexts,
    private readonly answers: AnswerWriter,
    private readonly journal: CallJournal,
    private readonly orders: CarrierOrders,
    private readonly sweeper: OpenCallSweeper,
  ) {}

  /** They hear ringing, because the other side is not there yet; if it comes no more, they are let go. */
  async answer(request: SignedRequest, token: string): Promise<string> {
    const context = await this.contexts.ofToken(request, token, false);
    const { callId, state, callSid } = context;
    if (request.callSid === callSid) {
      const standing = state.wave && (await this.journal.standingOf(callId, state.wave));
      if (standing?.hasLeft === true) this.orders.release(context, request, state);
    } else if (await this.journal.isCallerGone(callId)) {
      this.orders.endLegs([request.callSid], context, request);
    } else {
      // Their ringing does not wait for the carrier's answer.
      void this.sweeper.lookForCaller(callId);
    }
    return this.answers.alone(context, state);
  }
}
