import { Module } from '@nestjs/common';

import { MissedCallMails } from './missed-call-mails.service.js';
import { MissedCallsRepository } from './missed-calls.repository.js';

@Module({ providers: [MissedCallMails, MissedCallsRepository] })
export class MissedCallsModule {}
