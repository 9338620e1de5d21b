import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';

import { POOL } from '../../platform/tokens.js';
import { CallContexts } from './call-contexts.service.js';
import type { SignedRequest } from './signed-request.js';

/**
 * What the carrier has understood of messages. It is no part of the journal, because it goes with the message: one that
 * was deleted meanwhile stays so.
 */
@Injectable()
export class VoicemailTexts {
  constructor(
    private readonly contexts: CallContexts,
    @Inject(POOL) private readonly pool: pg.Pool,
  ) {}

  /** The carrier tells once, minutes after the message at most, or never; what it could not understand is left out. */
  async transcribed(request: SignedRequest, token: string): Promise<void> {
    const { callId, projectId } = await this.contexts.ofToken(request, token, true);
    const { transcription } = request;
    if (transcription === undefined) return;
    await this.pool.query(
      `INSERT INTO voicemail_texts (call_id, project_id, text)
       SELECT $1, $2, $3
       WHERE EXISTS (SELECT FROM calls WHERE id = $1)
         AND NOT EXISTS (SELECT FROM voicemail_marks WHERE call_id = $1 AND deleted_at IS NOT NULL)
       ON CONFLICT (call_id) DO NOTHING`,
      [callId, projectId, transcription],
    );
  }
}
