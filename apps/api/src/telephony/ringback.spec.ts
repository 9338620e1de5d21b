import { ringbackSeconds } from '@ringdown/call-routing';
import { describe, expect, it } from 'vitest';

import { ringbackWav } from './ringback.js';

describe('the sound of a ringing phone', () => {
  const wav = ringbackWav();
  const sampleAt = (seconds: number) => wav.readInt16LE(44 + Math.round(seconds * 8000) * 2);
  const isSilent = (from: number, to: number) =>
    Array.from({ length: (to - from) * 100 }, (_, step) => sampleAt(from + step / 100)).every(
      (sample) => sample === 0,
    );

  it('is a WAV file of 8 kHz, 16 bit and one channel, as long as a caller is to wait', () => {
    expect(wav.subarray(0, 4).toString()).toBe('RIFF');
    expect(wav.readUInt32LE(4)).toBe(wav.length - 8);
    expect([wav.readUInt16LE(22), wav.readUInt32LE(24), wav.readUInt16LE(34)]).toEqual([
      1, 8000, 16,
    ]);
    expect(wav.readUInt32LE(40)).toBe(ringbackSeconds * 8000 * 2);
  });

  it('rings two seconds and rests four, never near the loudest', () => {
    expect(isSilent(0, 2)).toBe(false);
    expect(isSilent(2, ringbackSeconds)).toBe(true);
    const loudest = Math.max(
      ...Array.from({ length: 16_000 }, (_, index) => Math.abs(wav.readInt16LE(44 + index * 2))),
    );
    expect(loudest).toBeGreaterThan(5000);
    expect(loudest).toBeLessThan(10_000);
  });
});
