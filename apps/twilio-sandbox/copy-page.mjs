// Puts what the compiler leaves alone beside what it made, so that dist is complete.
import { cp } from 'node:fs/promises';

const from = new URL('page/', import.meta.url);
const to = new URL('dist/page/', import.meta.url);

await cp(from, to, { recursive: true, filter: (source) => !source.endsWith('.ts') });
