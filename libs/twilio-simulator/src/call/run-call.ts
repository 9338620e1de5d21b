import type { DocumentSource } from './document-source.js';
import type { Leg } from './leg.js';
import { Session } from './session.js';

/** Runs a call's documents; what is left without a verb is hung up. */
export function runCall(leg: Leg, source: DocumentSource): void {
  const session = new Session(leg, 'call');
  leg.session = session;
  void session.run(source).then(() => {
    leg.hangUp();
    leg.tellEnd();
  });
}

/** Sends a live call to another document, whatever it is doing (REST `Calls/{sid}`). */
export function redirectCall(leg: Leg, source: DocumentSource): void {
  if (leg.session) {
    leg.session.interrupt({ kind: 'redirected', source });
    return;
  }
  // A dialled leg leaves its whisper or its bridge and gets documents of its own.
  runCall(leg, source);
  leg.taken.emit();
}
