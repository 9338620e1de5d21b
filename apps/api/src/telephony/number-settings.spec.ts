import { describe, expect, it } from 'vitest';

import { shownTarget, wrongSettings, type NumberSettings } from './number-settings.js';

const wanted = {
  incomingCall: 'https://hotline.test/in#rc=2',
  fallback: 'https://hotline.test/fallback',
  callStatus: 'https://hotline.test/status',
};
const right: NumberSettings = {
  voiceUrl: wanted.incomingCall,
  voiceMethod: 'POST',
  voiceFallbackUrl: wanted.fallback,
  voiceFallbackMethod: 'POST',
  statusCallback: wanted.callStatus,
  statusCallbackMethod: 'POST',
  voiceApplicationSid: '',
  trunkSid: null,
};

describe('the settings of a number at the carrier', () => {
  it('are right when all three addresses are ours, with or without the wish for retries', () => {
    expect(wrongSettings(right, wanted)).toEqual([]);
    expect(wrongSettings({ ...right, voiceUrl: 'https://hotline.test/in' }, wanted)).toEqual([]);
  });

  it.each<[string, Partial<NumberSettings>, string]>([
    ['no address', { voiceUrl: '' }, '“A call comes in” is empty. It has to be'],
    ['another address', { voiceUrl: 'https://old.test/x' }, 'leads to https://old.test/x.'],
    ['another method', { voiceMethod: 'GET' }, '“A call comes in” has to use POST, not GET.'],
    ['no fallback', { voiceFallbackUrl: null }, '“Primary handler fails” is empty.'],
    ['a fallback by GET', { voiceFallbackMethod: 'GET' }, '“Primary handler fails” has to use'],
    ['no status callback', { statusCallback: '' }, '“Call status changes” is empty.'],
    ['a status callback by GET', { statusCallbackMethod: 'GET' }, '“Call status changes” has to'],
    ['an application', { voiceApplicationSid: 'AP1' }, 'A TwiML application takes its calls.'],
    ['a trunk', { trunkSid: 'TK1' }, 'A SIP trunk takes its calls.'],
  ])('have one thing wrong with %s', (_title, change, sentence) => {
    const problems = wrongSettings({ ...right, ...change }, wanted);

    expect(problems).toEqual([expect.stringContaining(sentence)]);
  });

  it('show where calls go, but neither passwords nor parameters', () => {
    const voiceUrl = 'https://user:secret@old.test/voice?token=secret#rc=1';

    expect(shownTarget({ ...right, voiceUrl })).toBe('https://old.test/voice');
    expect(wrongSettings({ ...right, voiceUrl }, wanted).join()).not.toContain('secret');
    expect(shownTarget({ ...right, voiceUrl: '' })).toBeNull();
    expect(shownTarget({ ...right, trunkSid: 'TK1' })).toBe('a SIP trunk');
  });
});
