import { Module } from '@nestjs/common';

import { MutesController } from './mutes.controller.js';
import { MutesRepository } from './mutes.repository.js';
import { Mutes } from './mutes.service.js';

@Module({
  controllers: [MutesController],
  providers: [MutesRepository, Mutes],
  exports: [Mutes],
})
export class MutesModule {}
