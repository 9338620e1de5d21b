import { describe, expect, it } from 'vitest';

import { decide, decideIncoming } from './decide.js';
import { promptTexts } from './prompt-texts.js';
import { prompt, promptsIn, speaksPromptsIn, waitingWords, whisper } from './prompts.js';
import { callerPlaceholder } from './step.js';
import { planOf } from './testing/plans.js';

const languages = Object.keys(promptTexts);

describe("Ringdown's own sentences", () => {
  it('are known in the languages that are promised', () => {
    expect(languages).toEqual(
      expect.arrayContaining(['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'ja']),
    );
  });

  it.each(languages)('say the keys, and name the caller: %s', (language) => {
    const { whisper: first, whisperAgain, challenge } = promptsIn(language);

    expect(first).toContain(callerPlaceholder);
    for (const text of [first, whisperAgain]) expect(text).toMatch(/1.*2/);
    expect(challenge).toContain('1');
  });

  it.each(languages.filter((language) => language !== 'en'))(
    'are all translated: %s',
    (language) => {
      const english = Object.values(promptsIn('en'));

      expect(Object.values(promptsIn(language)).filter((text) => english.includes(text))).toEqual(
        [],
      );
    },
  );

  it('are chosen by the first part of the language', () => {
    expect(promptsIn('pt-BR')).toBe(promptsIn('pt-PT'));
    expect(speaksPromptsIn('de-DE')).toBe(true);
    expect(speaksPromptsIn('pl-PL')).toBe(false);
  });

  it("are spoken in the policy's voice", () => {
    const plan = planOf(['A'], { speech: { voice: 'Polly.Vicki-Neural', language: 'de-DE' } });

    expect(prompt(plan, 'connecting')).toEqual({ text: 'Sie werden verbunden.' });
    expect(whisper(plan).text).toMatch(/^Support Hotline\. Anruf von \uE000\uE006\./);
  });

  it('are spoken in an English voice where a language has none', () => {
    const plan = planOf(['A'], { speech: { voice: 'Polly.Ola-Neural', language: 'pl-PL' } });
    const english = { voice: 'Polly.Joanna-Neural', language: 'en-US' };

    expect(prompt(plan, 'noKey')).toEqual({
      text: 'No key was pressed. Goodbye.',
      speech: english,
    });
    expect(whisper(plan).speech).toEqual(english);
  });

  it('reach callers and responders in the language of the policy', () => {
    const speech = { voice: 'Polly.Lea-Neural', language: 'fr-FR' };
    const state = { round: 1, rule: 0, person: 0, attempt: 1, tried: [0], prompts: 1 };
    const disabled = decideIncoming(
      planOf(['A'], { enabled: false, speech }),
      { number: null, hasFailedVerification: false },
      0,
    );
    const declined = decide(
      planOf(['A'], { speech }),
      { ...state, tally: 'none' },
      {
        kind: 'key',
        key: '2',
      },
      0,
    );

    expect(disabled.steps[0]).toMatchObject({ text: promptsIn('fr').disabled });
    expect(declined.steps[0]).toMatchObject({ text: promptsIn('fr').passed });
  });
});

describe('how long a caller has waited', () => {
  it.each([
    [null, 'en-US', ''],
    [9, 'en-US', ''],
    [10, 'en-US', ', waiting for 10 seconds'],
    [59, 'en-GB', ', waiting for 50 seconds'],
    [60, 'en-US', ', waiting for 1 minute'],
    [185, 'de-DE', ', wartet seit 3 Minuten'],
    [125, 'fr-FR', ', en attente depuis 2 minutes'],
    [60, 'es-ES', ', en espera desde hace 1 minuto'],
    [60, 'it-IT', ', in attesa da 1 minuto'],
    [60, 'pt-PT', ', à espera há 1 minuto'],
    [40, 'nl-NL', ', wacht al 40 seconden'],
    [120, 'ja-JP', '2 分お待ちです。'],
    [120, 'pl-PL', ', waiting for 2 minutes'],
  ])('after %s seconds, in %s, is said as "%s"', (seconds, language, words) => {
    expect(waitingWords(seconds, language)).toBe(words);
  });
});
