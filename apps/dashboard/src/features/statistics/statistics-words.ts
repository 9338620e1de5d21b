import type { StatisticsDto } from '@ringdown/contracts';

import { readableSeconds } from '../../components/duration';
import type { Tone } from '../../components/tone';

/** "87 %", or a dash where there is nothing to divide. */
export function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((part / whole) * 100)} %`;
}

/** One sentence over the period: whether callers reached somebody. */
export function statisticsVerdict({ calls, answered, secondsToHuman: { median } }: StatisticsDto): {
  tone: Tone;
  words: string;
} {
  if (calls === 0) return { tone: 'neutral', words: 'Nobody has called in this period.' };
  const lost = calls - answered;
  const wait = median === null ? '' : ` Half of them waited ${readableSeconds(median)} at most.`;
  if (lost === 0) return { tone: 'good', words: `Every caller reached somebody.${wait}` };
  const reached = `${answered.toLocaleString('en')} of ${calls.toLocaleString('en')} callers reached somebody.`;
  return { tone: answered / calls < 0.9 ? 'bad' : 'warning', words: `${reached}${wait}` };
}
