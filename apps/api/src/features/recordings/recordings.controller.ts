import { Controller, Delete, Get, Headers, HttpCode, Res } from '@nestjs/common';
import type { RecordingDto } from '@ringdown/contracts';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';

import { AllowTo } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { RecordingDeletion } from './recording-deletion.service.js';
import { RecordingsService } from './recordings.service.js';

/** Whoever may hear what callers leave may hear what was said in a call. */
@Controller('api/v1/projects/:projectId/recordings')
export class RecordingsController {
  constructor(
    private readonly service: RecordingsService,
    private readonly deletion: RecordingDeletion,
  ) {}

  @Get(':callId')
  @AllowTo('read', 'voicemails')
  get(
    @PathId('projectId') projectId: string,
    @PathId('callId') callId: string,
  ): Promise<RecordingDto> {
    return this.service.get({ projectId, callId });
  }

  /**
   * What the two said, fetched from the carrier while it is sent. Whoever asks first counts as having heard it.
   *
   * @answers 200 206 audio/mpeg
   */
  @Get(':callId/audio')
  @AllowTo('read', 'voicemails')
  async audio(
    @PathId('projectId') projectId: string,
    @PathId('callId') callId: string,
    @Headers('range') range: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { status, headers, body } = await this.service.open({ projectId, callId }, range);
    void reply
      .status(status)
      .headers({ ...headers, 'cache-control': 'no-store' })
      .send(Readable.fromWeb(body as ReadableStream));
  }

  /** Deletes what was said, at the carrier, too; that there was a recording stays known. */
  @Delete(':callId')
  @HttpCode(204)
  @AllowTo('write', 'voicemails')
  async delete(
    @PathId('projectId') projectId: string,
    @PathId('callId') callId: string,
  ): Promise<void> {
    await this.deletion.delete({ projectId, callId });
  }
}
