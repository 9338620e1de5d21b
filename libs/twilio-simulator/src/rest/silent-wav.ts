const samplesPerSecond = 8000;
const headerBytes = 44;

/** One second of silence as a WAV file: 8 kHz, 8 bits, mono. */
export function silentWav(): Buffer {
  const header = Buffer.alloc(headerBytes);
  header.write('RIFF', 0);
  header.writeUInt32LE(headerBytes - 8 + samplesPerSecond, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(samplesPerSecond, 24);
  header.writeUInt32LE(samplesPerSecond, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36);
  header.writeUInt32LE(samplesPerSecond, 40);
  return Buffer.concat([header, Buffer.alloc(samplesPerSecond, 128)]);
}
