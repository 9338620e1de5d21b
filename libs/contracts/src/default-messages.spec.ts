import { describe, expect, it } from 'vitest';

import { defaultMessages } from './default-messages.js';
import { policyDefaults } from './policy-defaults.js';

describe('the messages of a policy to which nobody has written others', () => {
  it('are English with an English voice', () => {
    expect(policyDefaults).toMatchObject(defaultMessages({ voice: 'Polly.Brian-Neural' }));
  });

  it.each([
    ['Polly.Daniel-Neural', 'Bitte warten Sie'],
    ['Polly.Gabrielle-Neural', 'Veuillez patienter'],
    ['Polly.Mia-Neural', 'Espere, por favor'],
    ['Polly.Bianca-Neural', 'Attenda in linea'],
    ['Polly.Camila-Neural', 'Aguarde, por favor'],
    ['Polly.Laura-Neural', 'Een ogenblik geduld'],
    ['Polly.Takumi-Neural', '担当エンジニア'],
  ] as const)('follow the voice: %s', (voice, beginning) => {
    const messages = defaultMessages({ voice });

    expect(messages.greetingMessage).toMatch(new RegExp(`^${beginning}`));
    expect(Object.values(messages).filter((text) => isEnglish(text))).toEqual([]);
  });

  it('follow a voice of their own first', () => {
    const messages = defaultMessages({
      voice: 'Polly.Vicki-Neural',
      refusalVoice: 'Polly.Amy-Neural',
    });

    expect(messages.refusalMessage).toBe(defaultMessages({}).refusalMessage);
    expect(isEnglish(messages.greetingMessage)).toBe(false);
  });

  it('are English where no words are known', () => {
    expect(defaultMessages({ voice: 'Polly.Suvi-Neural' })).toEqual(defaultMessages({}));
  });
});

function isEnglish(text: string): boolean {
  return Object.values(defaultMessages({})).includes(text);
}
