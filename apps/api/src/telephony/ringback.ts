import { ringbackSeconds } from '@ringdown/call-routing';

const samplesPerSecond = 8000;
const toneSeconds = 2;
/** What a telephone network of North America plays to whoever calls a ringing phone. */
const tonesHertz = [440, 480];
const loudness = 0.12;

/**
 * The sound of one ring and the silence after it, as a WAV file: mono, 8 kHz, 16 bit.
 * Carriers fetch it once and keep it.
 */
export function ringbackWav(): Buffer {
  const samples = Buffer.alloc(samplesPerSecond * ringbackSeconds * 2);
  for (let index = 0; index < samplesPerSecond * toneSeconds; index += 1) {
    const wave = tonesHertz.reduce(
      (sum, hertz) => sum + Math.sin((2 * Math.PI * hertz * index) / samplesPerSecond),
      0,
    );
    samples.writeInt16LE(Math.round(wave * loudness * 0x7fff), index * 2);
  }
  return Buffer.concat([header(samples.length), samples]);
}

/** RIFF/WAVE with uncompressed samples (format 1). */
function header(sampleBytes: number): Buffer {
  const bytes = Buffer.alloc(44);
  bytes.write('RIFF', 0, 'ascii');
  bytes.writeUInt32LE(36 + sampleBytes, 4);
  bytes.write('WAVEfmt ', 8, 'ascii');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(samplesPerSecond, 24);
  bytes.writeUInt32LE(samplesPerSecond * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36, 'ascii');
  bytes.writeUInt32LE(sampleBytes, 40);
  return bytes;
}
