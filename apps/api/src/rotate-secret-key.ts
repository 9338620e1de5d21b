import { readEnvironment } from './config/environment.js';
import { readNewSecretKey } from './config/new-secret-key.js';
import { rotateKey } from './key-rotation/rotate-key.js';

// docs/operating.md says when and how to run it.
try {
  const done = await rotateKey(readEnvironment(process.env), {
    newKey: readNewSecretKey(process.env),
    onProgress: (text) => process.stderr.write(`${text}\n`),
  });
  process.stdout.write(`${done}\n`);
} catch (error) {
  process.stderr.write(`ringdown: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
