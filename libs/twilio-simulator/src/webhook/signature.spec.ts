import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { bodyHash, signature, signedVoiceUrl } from './signature.js';

const sdk = createRequire(import.meta.url)('twilio') as typeof import('twilio');

const token = '12345';
const query = 'foo=1&bar=2';
const url = `https://mycompany.com/myapp.php?${query}`;
const form = {
  CallSid: 'CA1234567890ABCDE',
  Caller: '+14158675309',
  Digits: '1234',
  From: '+14158675309',
  To: '+18005551212',
};
const hash = '0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620';
const emptyHash = '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a';
const at = (origin: string) => `${origin}/myapp.php?${query}`;

describe('signature', () => {
  it.each([
    [url, form, 'RSOYDt4T1cUTdK1PDd93/VVr8B8='],
    [at('http://mycompany.com:1234'), form, 'Zmvh+3yNM1Phv2jhDCwEM3q5ebU='],
    [at('https://mycompany.com:443'), form, 'kvajT1Ptam85bY51eRf/AJRuM3w='],
    [at('http://mycompany.com:80'), form, '0ZXoZLH/DfblKGATFgpif+LLRf4='],
    [at('http://mycompany.com'), form, 'OyGYPqTF6ztdbRNCvuQO/oPvqQ4='],
    [at('https://user:pass@mycompany.com'), form, 'CukzLTc1tT5dXEDIHm/tKBanW10='],
    [at('https://user@mycompany.com'), form, '2YRLlVAflCqxaNicjMpJcSTgzSs='],
    [at('https://user:pass@mycompany.com:443'), form, 'ZQFR1PTIZXF2MXB8ZnKCvnnA+rI='],
    [`${url}&Body=It's+amazing`, form, 'dsq4Ehbj6cs+KdTkpF5sSSplOWw='],
    [`${url}&Body=It%27s+amazing`, form, 'TfZzewPq8wqrGlMfyAud8+/IvJ0='],
    [
      url,
      { 'MessagingBinding.Address': ['+1325xxxxxxx', '+1415xxxxxxx'] },
      '83O6e2vORAoJHUNzJjDWN1jz+BA=',
    ],
    [
      url,
      { 'MessagingBinding.Address': ['+1415xxxxxxx', '+1325xxxxxxx'] },
      '83O6e2vORAoJHUNzJjDWN1jz+BA=',
    ],
    [
      url,
      { Sid: 'CA123', SidAccount: 'AC123', Digits: ['5678', '1234', '1234'] },
      'IK+Dwps556ElfBT0I3Rgjkr1wJU=',
    ],
    [`${url}&bodySHA256=${hash}`, {}, 'a9nBmqA0ju/hNViExpshrM61xv4='],
    [`https://mycompany.com/myapp.php?bodySHA256=${hash}`, {}, 'y77kIzt2vzLz71DgmJGsen2scGs='],
    [`${url}&bodySHA256=${emptyHash}`, {}, 'rw/jVviOgicj2+kHZULvebnA4ag='],
    [
      `${at('https://mycompany.com:443')}&bodySHA256=${emptyHash}`,
      {},
      'Ldidvp12m26NI7eqEvxnEpkd9Hc=',
    ],
    [
      url,
      { ...form, From: '+12349013030', Caller: '+12349013030' },
      '0/KCTR6DLpKmkAf8muzZqo1nDgQ=',
    ],
    [
      `https://example.com/myapp.php?${query}`,
      { ...form, From: '+14158675310', Caller: '+14158675310' },
      'L/OH5YylLD5NRKLltdqwSvS0BnU=',
    ],
  ])('signs %s as Twilio does (vector %#)', (signed, parameters, expected) => {
    expect(signature(token, signed, parameters)).toBe(expected);
  });

  it('hashes a JSON body as Twilio does', () => {
    expect(bodyHash('{"property": "value", "boolean": true}')).toBe(hash);
    expect(bodyHash('{}')).toBe(emptyHash);
  });

  it('drops the port over HTTPS, keeps it over HTTP, and never signs credentials or a fragment', () => {
    expect(signature(token, signedVoiceUrl(at('https://mycompany.com:1234')), form)).toBe(
      'RSOYDt4T1cUTdK1PDd93/VVr8B8=',
    );
    expect(signedVoiceUrl('https://user:pass@host:8443/a?b=@c#rc=2')).toBe('https://host/a?b=@c');
    expect(signedVoiceUrl('http://localhost:3000/a#rc=2')).toBe('http://localhost:3000/a');
  });

  it.each([
    'https://example.com:8443/a?b=1',
    'http://localhost:3000/x',
    'https://example.com/?q=%20x',
  ])('is accepted by the real SDK for %s', (requested) => {
    const signed = signature(token, signedVoiceUrl(requested), form);

    expect(sdk.validateRequest(token, signed, requested, form)).toBe(true);
    expect(sdk.validateRequest('other', signed, requested, form)).toBe(false);
  });

  it('is accepted by the real SDK for a URL that was requested with a port over HTTPS (body hash, port variant)', () => {
    const requested = `https://mycompany.com:1234/myapp.php?${query}&bodySHA256=${emptyHash}`;
    const signed = signature(token, signedVoiceUrl(requested));

    expect(sdk.validateRequestWithBody(token, signed, requested, '{}')).toBe(true);
    expect(signature(token, requested)).not.toBe(signed);
  });
});
