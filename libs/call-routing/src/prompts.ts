import type { RoutingPlan, Speech } from './plan.js';
import { promptTexts, type PromptTexts } from './prompt-texts.js';

/** How long somebody has for a key, in seconds after the prompt. */
export const keySeconds = 6;
/** How often somebody is asked before silence counts as no. */
export const mostPrompts = 2;

/** How long a hotline leaves somebody alone who presses 3. */
export const muteMinutes = 30;

/** How many phones ring at once at most; whoever is left is rung after them. */
export const mostAtOnce = 10;
/** What a waiting caller presses who would rather leave a message. */
export const messageKey = '2';
/** One ring as a waiting caller hears it, with the silence after it. */
export const ringbackSeconds = 6;
/** Where keys are heard, the carrier listens for so many seconds more after each ring. */
export const keyRestSeconds = 1;

/** A sentence, with the voice that it needs where that is not the policy's own. */
export type Prompt = { text: string; speech?: Speech };

const englishSpeech: Speech = { voice: 'Polly.Joanna-Neural', language: 'en-US' };

/**
 * Whether Ringdown's own sentences are known in a language.
 *
 * @param language BCP 47; its first part decides.
 */
export function speaksPromptsIn(language: string): boolean {
  return firstPart(language) in promptTexts;
}

/** Ringdown's own sentences in a language, or in English where it has none in that language. */
export function promptsIn(language: string): PromptTexts {
  return promptTexts[firstPart(language)] ?? promptTexts.en;
}

/** One of Ringdown's own sentences as the plan's calls hear it: an English one in an English voice. */
export function prompt({ speech }: RoutingPlan, kind: keyof PromptTexts): Prompt {
  const { language } = speech;
  const text = promptsIn(language)[kind];
  return speaksPromptsIn(language) ? { text } : { text, speech: englishSpeech };
}

/** A caller who has waited less has hardly waited: seconds. */
const shortestWait = 10;

/**
 * How long a caller has waited, as a part of the whisper: in steps of ten seconds, then of minutes.
 *
 * @param seconds null: nobody knows, and nothing is said.
 */
export function waitingWords(seconds: number | null, language: string): string {
  if (seconds === null || seconds < shortestWait) return '';
  const [count, unit] =
    seconds < 60 ? [Math.floor(seconds / 10) * 10, 'second'] : [Math.floor(seconds / 60), 'minute'];
  const known = speaksPromptsIn(language) ? language : 'en';
  const duration = new Intl.NumberFormat(known, { style: 'unit', unit, unitDisplay: 'long' });
  return promptsIn(language).waiting.replace('{duration}', duration.format(count));
}

/** What a responder hears before being connected. */
export function whisper(plan: RoutingPlan): Prompt {
  const { text, ...rest } = prompt(plan, 'whisper');
  const recorded = plan.recording === undefined ? '' : `${prompt(plan, 'recorded').text} `;
  return { text: `${plan.policyName}. ${recorded}${text}`, ...rest };
}

function firstPart(language: string): string {
  return language.split('-', 1)[0] ?? '';
}
