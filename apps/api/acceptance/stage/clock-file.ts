import { closeSync, openSync, readSync, writeSync, constants } from 'node:fs';

const bytes = 8;

/** A time that one process sets and another one reads at once: milliseconds since 1970, in a file. */
export class ClockFile {
  private readonly descriptor: number;

  constructor(path: string) {
    this.descriptor = openSync(path, constants.O_RDWR | constants.O_CREAT);
  }

  set(time: Date): void {
    const buffer = Buffer.alloc(bytes);
    buffer.writeDoubleLE(time.getTime());
    writeSync(this.descriptor, buffer, 0, bytes, 0);
  }

  read(): Date {
    const buffer = Buffer.alloc(bytes);
    readSync(this.descriptor, buffer, 0, bytes, 0);
    return new Date(buffer.readDoubleLE());
  }

  close(): void {
    closeSync(this.descriptor);
  }
}
