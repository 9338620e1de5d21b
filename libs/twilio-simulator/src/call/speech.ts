import type { Behaviour } from '../world/behaviour.js';
import type { Session } from './session.js';

/** What a caller hears when neither the document nor its fallback could be used. */
const applicationError = 'We are sorry. An application error has occurred. Goodbye.';

/** Seconds a voice needs for a text. */
export function speechSeconds(text: string, behaviour: Behaviour): number {
  const words = text.split(/\s+/).filter(Boolean).length;
  return Math.max(behaviour.minimumSpeechSeconds, (words * 60) / behaviour.wordsPerMinute);
}

/** Speaks the application error; the leg is answered for it. */
export async function apologise(session: Session): Promise<void> {
  session.leg.answer();
  session.leg.hear('application-error', applicationError);
  await session.wait(speechSeconds(applicationError, session.world.behaviour));
}
