import { Module } from '@nestjs/common';

import { AccessModule } from '../access/access.module.js';
import { SingleSignOnController } from './single-sign-on.controller.js';
import { SingleSignOn } from './single-sign-on.service.js';

@Module({
  imports: [AccessModule],
  controllers: [SingleSignOnController],
  providers: [SingleSignOn],
})
export class SingleSignOnModule {}
