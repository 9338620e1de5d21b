/** Voices of the carrier that messages can be spoken in, each with the BCP 47 language that fits it. */
export const voices = [
  { voice: 'Polly.Joanna-Neural', language: 'en-US', name: 'Joanna, English (United States)' },
  { voice: 'Polly.Matthew-Neural', language: 'en-US', name: 'Matthew, English (United States)' },
  { voice: 'Polly.Amy-Neural', language: 'en-GB', name: 'Amy, English (United Kingdom)' },
  { voice: 'Polly.Brian-Neural', language: 'en-GB', name: 'Brian, English (United Kingdom)' },
  { voice: 'Polly.Olivia-Neural', language: 'en-AU', name: 'Olivia, English (Australia)' },
  { voice: 'Polly.Kajal-Neural', language: 'en-IN', name: 'Kajal, English (India)' },
  { voice: 'Polly.Arlet-Neural', language: 'ca-ES', name: 'Arlet, Catalan' },
  { voice: 'Polly.Zhiyu-Neural', language: 'cmn-CN', name: 'Zhiyu, Chinese (Mandarin)' },
  { voice: 'Polly.Sofie-Neural', language: 'da-DK', name: 'Sofie, Danish' },
  { voice: 'Polly.Laura-Neural', language: 'nl-NL', name: 'Laura, Dutch' },
  { voice: 'Polly.Suvi-Neural', language: 'fi-FI', name: 'Suvi, Finnish' },
  { voice: 'Polly.Lea-Neural', language: 'fr-FR', name: 'Léa, French' },
  { voice: 'Polly.Remi-Neural', language: 'fr-FR', name: 'Rémi, French' },
  { voice: 'Polly.Gabrielle-Neural', language: 'fr-CA', name: 'Gabrielle, French (Canada)' },
  { voice: 'Polly.Vicki-Neural', language: 'de-DE', name: 'Vicki, German' },
  { voice: 'Polly.Daniel-Neural', language: 'de-DE', name: 'Daniel, German' },
  { voice: 'Polly.Bianca-Neural', language: 'it-IT', name: 'Bianca, Italian' },
  { voice: 'Polly.Takumi-Neural', language: 'ja-JP', name: 'Takumi, Japanese' },
  { voice: 'Polly.Kazuha-Neural', language: 'ja-JP', name: 'Kazuha, Japanese' },
  { voice: 'Polly.Seoyeon-Neural', language: 'ko-KR', name: 'Seoyeon, Korean' },
  { voice: 'Polly.Ida-Neural', language: 'nb-NO', name: 'Ida, Norwegian' },
  { voice: 'Polly.Ola-Neural', language: 'pl-PL', name: 'Ola, Polish' },
  { voice: 'Polly.Camila-Neural', language: 'pt-BR', name: 'Camila, Portuguese (Brazil)' },
  { voice: 'Polly.Ines-Neural', language: 'pt-PT', name: 'Inês, Portuguese (Portugal)' },
  { voice: 'Polly.Lucia-Neural', language: 'es-ES', name: 'Lucia, Spanish' },
  { voice: 'Polly.Sergio-Neural', language: 'es-ES', name: 'Sergio, Spanish' },
  { voice: 'Polly.Mia-Neural', language: 'es-MX', name: 'Mia, Spanish (Mexico)' },
  { voice: 'Polly.Lupe-Neural', language: 'es-US', name: 'Lupe, Spanish (United States)' },
  { voice: 'Polly.Elin-Neural', language: 'sv-SE', name: 'Elin, Swedish' },
] as const;

/** A voice's name at the carrier. */
export type VoiceName = (typeof voices)[number]['voice'];

/** The names of all voices. */
export const voiceNames: readonly VoiceName[] = voices.map(({ voice }) => voice);

/** The language that a voice speaks, BCP 47. */
export function languageOf(name: VoiceName): string {
  return voices.find(({ voice }) => voice === name)?.language ?? 'en-US';
}
