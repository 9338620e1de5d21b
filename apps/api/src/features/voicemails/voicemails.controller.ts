import { Controller, Delete, Get, Headers, HttpCode, Query, Res } from '@nestjs/common';
import { VoicemailsQueryDto, type PageDto, type VoicemailDto } from '@ringdown/contracts';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';

import { AllowTo } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { VoicemailDeletion } from './voicemail-deletion.service.js';
import { VoicemailsService } from './voicemails.service.js';

@Controller('api/v1/projects/:projectId/voicemails')
export class VoicemailsController {
  constructor(
    private readonly service: VoicemailsService,
    private readonly deletion: VoicemailDeletion,
  ) {}

  @Get()
  @AllowTo('read', 'voicemails')
  list(
    @PathId('projectId') projectId: string,
    @Query() query: VoicemailsQueryDto,
  ): Promise<PageDto<VoicemailDto>> {
    return this.service.list(projectId, query);
  }

  @Get(':callId')
  @AllowTo('read', 'voicemails')
  get(
    @PathId('projectId') projectId: string,
    @PathId('callId') callId: string,
  ): Promise<VoicemailDto> {
    return this.service.get({ projectId, callId });
  }

  /**
   * What the caller said, fetched from the carrier while it is sent. Whoever asks first counts as having heard it.
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

  /** Deletes what was said, at the carrier, too; that there was a message stays known. */
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
