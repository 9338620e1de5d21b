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

/** How many calls are written at the same time when the database is back. */
const drainWidth = 8;

/** Entries that the database could not take yet, on this machine's disk; within a call they keep their order. */
export class JournalSpool {
  private readonly waiting = new Map<string, JournalEntry[]>();
  private readonly file: string;
  private readonly adopted: string[] = [];
  private descriptor: number | undefined;

  constructor(private readonly directory: string) {
    this.file = join(directory, `${Date.now()}-${process.pid}.ndjson`);
  }

  get isEmpty(): boolean {
    return this.waiting.size === 0;
  }

  /** Whether entries of this call wait, so that a new one must wait behind them. */
  has(callId: string): boolean {
    return this.waiting.has(callId);
  }

  /** Keeps an entry, on disk when this returns. The entry is kept in memory even if the disk refuses it. */
  add(entry: JournalEntry): void {
    this.remember(entry);
    if (this.descriptor === undefined) {
      mkdirSync(this.directory, { recursive: true });
      this.descriptor = openSync(this.file, 'a', 0o600);
    }
    // A line that a full disk cuts short must not swallow the next one.
    const line = Buffer.from(`\n${JSON.stringify(entry)}\n`);
    for (let written = 0; written < line.length;) {
      written += writeSync(this.descriptor, line, written);
    }
    fdatasyncSync(this.descriptor);
  }

  /** Takes over what earlier processes left behind; a process that still lives keeps its own. */
  adoptLeftovers(): void {
    for (const name of leftovers(this.directory)) {
      const path = join(this.directory, name);
      for (const line of readFileSync(path, 'utf8').split('\n')) {
        const entry = parseLine(line);
        if (entry !== undefined) this.remember(entry);
      }
      this.adopted.push(path);
    }
  }

  /** Hands the entries over, calls side by side, each call in order; throws, and keeps the rest, when one fails. */
  async drain(write: (entry: JournalEntry) => Promise<unknown>): Promise<void> {
    const calls = [...this.waiting.keys()];
    const worker = async () => {
      for (let callId = calls.shift(); callId !== undefined; callId = calls.shift()) {
        await this.drainCall(callId, write);
      }
    };
    const results = await Promise.allSettled(Array.from({ length: drainWidth }, worker));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
    if (this.isEmpty) this.removeFiles();
  }

  private async drainCall(
    callId: string,
    write: (entry: JournalEntry) => Promise<unknown>,
  ): Promise<void> {
    const entries = this.waiting.get(callId) ?? [];
    for (let entry = entries[0]; entry !== undefined; entry = entries[0]) {
      await write(entry);
      entries.shift();
    }
    this.waiting.delete(callId);
  }

  private remember(entry: JournalEntry): void {
    const entries = this.waiting.get(entry.callId);
    if (entries === undefined) this.waiting.set(entry.callId, [entry]);
    else entries.push(entry);
  }

  private removeFiles(): void {
    if (this.descriptor !== undefined) closeSync(this.descriptor);
    this.descriptor = undefined;
    for (const path of [this.file, ...this.adopted.splice(0)]) rmSync(path, { force: true });
  }
}

/** The spools, oldest first, of processes that are gone. */
function leftovers(directory: string): string[] {
  let names: string[];
  try {
    names = readdirSync(directory);
  } catch {
    return [];
  }
  return names.filter((name) => /^\d+-\d+\.ndjson$/.test(name) && !isAlive(ownerOf(name))).sort();
}

function ownerOf(name: string): number {
  return Number(name.replace('.ndjson', '').split('-')[1]);
}

/** In a container the process that left a spool often had the number that we have now. */
function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
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
