import {
  Controller,
  Header,
  HttpCode,
  Post,
  Query,
  Req,
  UseFilters,
  UseGuards,
} from '@nestjs/common';

import { AllowAnyone } from '../../platform/access/allow.js';
import { Metrics } from '../../platform/metrics/metrics.js';
import { AloneInRoom } from './alone-in-room.service.js';
import { asDialled } from './as-dialled.js';
import { CallSession } from './call-session.service.js';
import { Fallback } from './fallback.js';
import { SpokenErrorFilter } from './spoken-error.filter.js';
import { TwilioSignatureGuard, type RequestWithSignature } from './twilio-signature.guard.js';
import type { SignedRequest } from './signed-request.js';
import { VoicemailTexts } from './voicemail-texts.service.js';

const twiml = 'text/xml; charset=utf-8';

/** Everything that Twilio asks and tells us. Every answer is TwiML or 204: never an error that a caller would hear. */
@Controller('api/notification/call')
@AllowAnyone()
@UseGuards(TwilioSignatureGuard)
@UseFilters(SpokenErrorFilter)
export class WebhookController {
  constructor(
    private readonly session: CallSession,
    private readonly room: AloneInRoom,
    private readonly fallback: Fallback,
    private readonly texts: VoicemailTexts,
    private readonly metrics: Metrics,
  ) {}

  @Post('incoming-call-webhook')
  @HttpCode(200)
  @Header('content-type', twiml)
  incoming(@Req() request: RequestWithSignature): Promise<string> {
    return this.timed('incoming', () => this.session.incoming(ofCaller(request)));
  }

  /** The number's own status callback: the caller's leg is over. */
  @Post('call-status')
  @HttpCode(204)
  async callStatus(@Req() request: RequestWithSignature): Promise<void> {
    await this.timed('call-status', () => this.session.callReported(ofCaller(request)));
  }

  /** Asked by Twilio when one of our documents could not be had. */
  @Post('incoming-call-fallback')
  @HttpCode(200)
  @Header('content-type', twiml)
  rescue(@Req() request: RequestWithSignature): Promise<string> {
    return this.timed('fallback', () => this.fallback.answer(signed(request)));
  }

  @Post('challenge')
  @HttpCode(200)
  @Header('content-type', twiml)
  challenge(@Req() request: RequestWithSignature, @Query('t') token = ''): Promise<string> {
    return this.timed('challenge', () =>
      this.session.proceed('challenge-key', ofCaller(request), token),
    );
  }

  @Post('menu')
  @HttpCode(200)
  @Header('content-type', twiml)
  menu(@Req() request: RequestWithSignature, @Query('t') token = ''): Promise<string> {
    return this.timed('menu', () => this.session.proceed('menu-key', ofCaller(request), token));
  }

  @Post('whisper')
  @HttpCode(200)
  @Header('content-type', twiml)
  whisper(@Req() request: RequestWithSignature, @Query('t') token = ''): Promise<string> {
    return this.timed('whisper', () => this.session.proceed('picked-up', signed(request), token));
  }

  @Post('key')
  @HttpCode(200)
  @Header('content-type', twiml)
  key(@Req() request: RequestWithSignature, @Query('t') token = ''): Promise<string> {
    return this.timed('key', () => this.session.proceed('key', signed(request), token));
  }

  @Post('ring-ended')
  @HttpCode(200)
  @Header('content-type', twiml)
  ringEnded(@Req() request: RequestWithSignature, @Query('t') token = ''): Promise<string> {
    return this.timed('ring-ended', () =>
      this.session.proceed('ring-ended', ofCaller(request), token),
    );
  }

  @Post('recorded')
  @HttpCode(200)
  @Header('content-type', twiml)
  recorded(@Req() request: RequestWithSignature, @Query('t') token = ''): Promise<string> {
    return this.timed('recorded', () => this.session.proceed('recorded', ofCaller(request), token));
  }

  /** What has become of a message. */
  @Post('recording-status')
  @HttpCode(204)
  async recordingStatus(
    @Req() request: RequestWithSignature,
    @Query('t') token = '',
  ): Promise<void> {
    await this.timed('recording-status', () =>
      this.session.recordingReported(signed(request), token),
    );
  }

  /** A message, written down. */
  @Post('transcription')
  @HttpCode(204)
  async transcription(@Req() request: RequestWithSignature, @Query('t') token = ''): Promise<void> {
    await this.timed('transcription', () => this.texts.transcribed(ofCaller(request), token));
  }

  /** What has become of the recording of a talk. */
  @Post('talk-status')
  @HttpCode(204)
  async talkStatus(@Req() request: RequestWithSignature, @Query('t') token = ''): Promise<void> {
    await this.timed('talk-status', () => this.session.talkReported(signed(request), token));
  }

  /** A caller waits while several phones ring. */
  @Post('waited')
  @HttpCode(200)
  @Header('content-type', twiml)
  waited(@Req() request: RequestWithSignature, @Query('t') token = ''): Promise<string> {
    return this.timed('waited', () =>
      this.session.proceedInWave('waited', ofCaller(request), token),
    );
  }

  /** The caller has left the room of a wave. */
  @Post('parted')
  @HttpCode(200)
  @Header('content-type', twiml)
  parted(@Req() request: RequestWithSignature, @Query('t') token = ''): Promise<string> {
    return this.timed('parted', () =>
      this.session.proceedInWave('parted', ofCaller(request), token),
    );
  }

  /** Somebody is in the room of a wave alone. */
  @Post('alone')
  @HttpCode(200)
  @Header('content-type', twiml)
  alone(@Req() request: RequestWithSignature, @Query('t') token = ''): Promise<string> {
    return this.timed('alone', () => this.room.answer(signed(request), token));
  }

  @Post('leg-status')
  @HttpCode(204)
  async legStatus(@Req() request: RequestWithSignature, @Query('t') token = ''): Promise<void> {
    await this.timed('leg-status', () => this.session.legReported(signed(request), token));
  }

  private async timed<Answer>(kind: string, answer: () => Promise<Answer>): Promise<Answer> {
    const stop = this.metrics.webhookSeconds.startTimer({ kind });
    try {
      return await answer();
    } finally {
      stop();
    }
  }
}

function signed(request: RequestWithSignature): SignedRequest {
  if (request.signed === undefined) throw new Error('The signature guard did not run.');
  return request.signed;
}

/** Where only the caller's own leg can ask or tell. */
function ofCaller(request: RequestWithSignature): SignedRequest {
  return asDialled(signed(request));
}
