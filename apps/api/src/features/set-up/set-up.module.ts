import { Module } from '@nestjs/common';

import { AccessModule } from '../access/access.module.js';
import { SetUpCode } from './set-up-code.service.js';
import { SetUpController } from './set-up.controller.js';
import { SetUpRepository } from './set-up.repository.js';
import { SetUp } from './set-up.service.js';

@Module({
  imports: [AccessModule],
  controllers: [SetUpController],
  providers: [SetUp, SetUpCode, SetUpRepository],
})
export class SetUpModule {}
