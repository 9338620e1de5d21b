import {
  closeSync,
  fdatasyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

import type { JournalEntry } from './journal-entry.js';

/** Entries that the database could not take yet: an append-only file on this machine's disk, oldest first. */
export class JournalSpool {
  private readonly waiting: JournalEntry[] = [];
  private readonly file: string;
  private descriptor: number | undefined;

  constructor(private readonly directory: string) {
    this.file = join(directory, `${String(Date.now())}-${String(process.pid)}.ndjson`);
  }

  get isEmpty(): boolean {
    return this.waiting.length === 0;
  }

  /** Keeps an entry, on disk when this returns. The entry is kept in memory even if the disk refuses it. */
  add(entry: JournalEntry): void {
    this.waiting.push(entry);
    if (this.descriptor === undefined) {
      mkdirSync(this.directory, { recursive: true });
      this.descriptor = openSync(this.file, 'a', 0o600);
    }
    writeSync(this.descriptor, `${JSON.stringify(entry)}\n`);
    fdatasyncSync(this.descriptor);
  }

  /** Takes over what earlier processes left behind. */
  adoptLeftovers(): void {
    let names: string[];
    try {
      names = readdirSync(this.directory).filter((name) => name.endsWith('.ndjson'));
    } catch {
      return;
    }
    for (const name of names.sort()) {
      const path = join(this.directory, name);
      for (const line of readFileSync(path, 'utf8').split('\n')) {
        const entry = parseLine(line);
        if (entry !== undefined) this.add(entry);
      }
      if (path !== this.file) rmSync(path);
    }
  }

  /** Hands the entries over in order; stops, and keeps the rest, at the first that fails. */
  async drain(write: (entry: JournalEntry) => Promise<unknown>): Promise<void> {
    for (let entry = this.waiting[0]; entry !== undefined; entry = this.waiting[0]) {
      await write(entry);
      this.waiting.shift();
    }
    if (this.descriptor === undefined) return;
    closeSync(this.descriptor);
    this.descriptor = undefined;
    rmSync(this.file, { force: true });
  }
}

/** A line that a crash cut short was never confirmed to anybody. */
function parseLine(line: string): JournalEntry | undefined {
  try {
    return JSON.parse(line) as JournalEntry;
  } catch {
    return undefined;
  }
}
