import { Injectable } from '@nestjs/common';

import { AloneInRoom } from './alone-in-room.service.js';
import { asDialled } from './as-dialled.js';
import { CallSession, type CallbackKind } from './call-session.service.js';
import type { SignedRequest } from './signed-request.js';

/** Which event each document was the answer to. */
const eventOfPath: Record<string, CallbackKind> = {
  challenge: 'challenge-key',
  menu: 'menu-key',
  whisper: 'picked-up',
  key: 'key',
  'ring-ended': 'ring-ended',
  recorded: 'recorded',
};

/** What happens on a leg that we have a responder called on, and not a caller. */
const respondersLeg: ReadonlySet<CallbackKind | undefined> = new Set(['picked-up', 'key']);

/** Rescues a call whose document could not be had: the address that failed says where the call stands. */
@Injectable()
export class Fallback {
  constructor(
    private readonly session: CallSession,
    private readonly room: AloneInRoom,
  ) {}

  answer(signed: SignedRequest): Promise<string> {
    const failed = URL.parse(signed.errorUrl ?? '');
    const name = failed?.pathname.split('/').at(-1) ?? '';
    const event = eventOfPath[name];
    const request = respondersLeg.has(event) ? signed : asDialled(signed);
    const token = failed?.searchParams.get('t') ?? undefined;
    if (token === undefined) return this.session.incoming(request);
    if (name === 'alone') return this.room.answer(signed, token);
    if (name === 'waited' || name === 'parted') {
      return this.session.proceedInWave(name, request, token);
    }
    return event === undefined
      ? this.session.incoming(request)
      : this.session.proceed(event, request, token);
  }
}
