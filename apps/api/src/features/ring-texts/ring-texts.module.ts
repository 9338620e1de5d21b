import { Module } from '@nestjs/common';

import { NotificationMethodsModule } from '../notification-methods/notification-methods.module.js';
import { RingTextsRepository } from './ring-texts.repository.js';
import { RingTexts } from './ring-texts.service.js';

@Module({
  imports: [NotificationMethodsModule],
  providers: [RingTexts, RingTextsRepository],
  exports: [RingTexts],
})
export class RingTextsModule {}
