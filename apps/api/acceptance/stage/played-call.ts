import type { Behaviour, Situation } from '@ringdown/call-routing';
import type { CallerLeg, Phone, VirtualClock } from '@ringdown/twilio-simulator';

/** Somebody who has picked up presses a key so many seconds later: as the simulation has it. */
const keyAfterSeconds = 4;
const challengeKeyAfterSeconds = 3;

/** "You have reached the mailbox of … Please leave a message.": eleven words, 150 of them a minute. */
const mailboxGreetingSeconds = 4.4;

/** Has a phone do what somebody of a simulation does. */
export function behave(phone: Phone, behaviour: Behaviour, talkSeconds: number): void {
  switch (behaviour.kind) {
    case 'ignores':
      phone.ignores();
      return;
    case 'busy':
      phone.isBusy();
      return;
    case 'unreachable':
      phone.isUnreachable();
      return;
    case 'rejects':
      phone.script({ declineAfter: behaviour.afterSeconds });
      return;
    case 'mailbox':
      phone.letsMailboxPickUp(
        behaviour.afterSeconds,
        behaviour.hangsUpAfterSeconds - mailboxGreetingSeconds,
      );
      return;
    case 'takes':
    case 'declines':
      phone.script({
        answerAfter: behaviour.afterSeconds,
        press: behaviour.kind === 'takes' ? '1' : '2',
        pressAfter: keyAfterSeconds,
        hangUpAfter: talkSeconds,
      });
  }
}

/** Dials as the caller of a simulation does, waits no longer, and presses the same keys. */
export function dial(
  { caller, patienceSeconds, challengeKey = '1' }: Situation,
  { phone, number, clock }: { phone: Phone; number: string; clock: VirtualClock },
): CallerLeg {
  const call = phone.dials(number, {
    withheld: caller.number === null,
    ...(caller.hasFailedVerification && { stirVerstat: 'TN-Validation-Failed-A' }),
  });
  if (patienceSeconds !== undefined) {
    clock.after(patienceSeconds * 1000, () => {
      if (!call.isOver && call.state !== 'talking') call.hangsUp();
    });
  }
  if (challengeKey !== '') {
    call.leg.keysWanted.listen(() => {
      clock.after(challengeKeyAfterSeconds * 1000, () => {
        if (!call.isOver) call.presses(challengeKey);
      });
    });
  }
  return call;
}
