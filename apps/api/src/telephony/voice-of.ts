import type { Speech } from '@ringdown/call-routing';

/** The SDK knows voices by name; which one is set decides the policy. */
export function voiceOf({ voice, language }: Speech): { voice: 'woman'; language: 'en-US' } {
  return { voice, language } as { voice: 'woman'; language: 'en-US' };
}
