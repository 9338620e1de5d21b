import { PassThrough } from 'node:stream';

import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';

import { Clock } from '../../platform/clock/clock.port.js';
import { LogsRepository } from './logs.repository.js';

const pollMilliseconds = 1000;
const heartbeatMilliseconds = 20_000;
/** A change is stamped before its transaction commits: it may come into sight this much later. */
const commitSeconds = 5;
/** Longer than any call lasts. */
const oldestHours = 26;
/** Some thousand events: a listener that far behind is gone, even if its connection is not. */
const mostBuffered = 256 * 1024;

/** Tells every open dashboard which calls have changed. One poll a second serves all listeners of a process. */
@Injectable()
export class LiveCalls implements OnModuleDestroy {
  private readonly logger = new Logger('live-calls');
  private readonly listeners = new Map<PassThrough, string>();
  /** What has been told already, by call. */
  private told = new Map<string, string>();
  private polledAt = performance.now();
  private isBlind = false;
  private poll: NodeJS.Timeout | undefined;
  private heartbeat: NodeJS.Timeout | undefined;

  constructor(
    private readonly repository: LogsRepository,
    private readonly clock: Clock,
  ) {}

  /** A stream of server-sent events that lasts until either side ends it. */
  listen(projectId: string): PassThrough {
    const listener = new PassThrough();
    listener.once('close', () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.stop();
    });
    if (this.listeners.size === 0) this.start();
    this.listeners.set(listener, projectId);
    listener.write(': listening\n\n');
    return listener;
  }

  onModuleDestroy(): void {
    this.stop();
    for (const listener of this.listeners.keys()) listener.end();
  }

  private start(): void {
    this.polledAt = performance.now();
    this.told = new Map();
    this.poll = setTimeout(() => void this.tellChanges(), pollMilliseconds);
    this.heartbeat = setInterval(() => this.beat(), heartbeatMilliseconds);
  }

  private stop(): void {
    clearTimeout(this.poll);
    clearInterval(this.heartbeat);
    this.poll = undefined;
  }

  private async tellChanges(): Promise<void> {
    const poll = this.poll;
    const startedAt = performance.now();
    try {
      await this.tellChangesSince((startedAt - this.polledAt) / 1000);
      this.polledAt = startedAt;
      this.isBlind = false;
    } catch (error) {
      // The next poll looks further back, so that nothing is lost. One line tells of the whole outage.
      if (!this.isBlind) this.logger.warn({ err: error, msg: 'Live calls cannot be read' });
      this.isBlind = true;
    }
    // Unless nobody listens any more, or a newer poll has begun for somebody who came since.
    if (this.poll === poll && poll !== undefined) {
      this.poll = setTimeout(() => void this.tellChanges(), pollMilliseconds);
    }
  }

  private async tellChangesSince(seconds: number): Promise<void> {
    const changes = await this.repository.changedCalls([...new Set(this.listeners.values())], {
      withinSeconds: seconds + commitSeconds,
      startedAfter: new Date(this.clock.now().getTime() - oldestHours * 3_600_000),
    });
    const news = changes.filter(({ id, version }) => this.told.get(id) !== version);
    this.told = new Map(changes.map(({ id, version }) => [id, version]));
    for (const { id, projectId } of news) {
      this.tell(`event: call\ndata: ${JSON.stringify({ id })}\n\n`, projectId);
    }
  }

  private beat(): void {
    this.tell(': still here\n\n');
  }

  private tell(text: string, projectId?: string): void {
    for (const [listener, listensTo] of this.listeners) {
      if (projectId !== undefined && listensTo !== projectId) continue;
      if (listener.writableLength + listener.readableLength > mostBuffered) listener.destroy();
      else listener.write(text);
    }
  }
}
