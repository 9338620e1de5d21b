import { Controller, Get, Header, StreamableFile } from '@nestjs/common';

import { AllowAnyone } from '../../platform/access/allow.js';
import { ringbackWav } from '../../telephony/ringback.js';

/** What a caller hears while several phones ring; nothing about it is secret. */
@Controller('api/notification/call')
@AllowAnyone()
export class RingbackController {
  private readonly sound = ringbackWav();

  @Get('ringback.wav')
  @Header('cache-control', 'public, max-age=86400')
  ringback(): StreamableFile {
    return new StreamableFile(this.sound, { type: 'audio/wav' });
  }
}
