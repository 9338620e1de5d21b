import { Injectable, Logger } from '@nestjs/common';

import { Clock } from '../../platform/clock/clock.port.js';
import { readDeliveryReport } from '../../telephony/delivery-report.js';
import { spokenDocument } from '../../telephony/spoken-document.js';
import { readSentCode } from './code-callbacks.js';
import { spokenCode, voidCode } from './phone-code.js';
import { PhoneCodes } from './phone-codes.service.js';
import { PhoneVerificationsRepository } from './phone-verifications.repository.js';

const apology = 'We are sorry, something went wrong on our side. Please ask for a new code.';
const noKey = 'Nobody pressed a key to hear the code; perhaps a mailbox took the call.';

type Parameters = Readonly<Record<string, unknown>>;

/** What the carrier asks and tells about codes that are on their way. */
@Injectable()
export class CodeReports {
  private readonly logger = new Logger('phone-codes');

  constructor(
    private readonly repository: PhoneVerificationsRepository,
    private readonly codes: PhoneCodes,
    private readonly clock: Clock,
  ) {}

  /** Somebody has pressed a key: says the code. Never throws, for they would hear "application error". */
  async answerKey(query: Parameters): Promise<string> {
    try {
      return spokenDocument(await this.findWords(query));
    } catch (error) {
      this.logger.error({ err: error, msg: 'A code could not be said.' });
      return spokenDocument(apology);
    }
  }

  async take(query: Parameters, params: Parameters): Promise<void> {
    const sent = readSentCode(query);
    const report = readDeliveryReport(params);
    if (sent === undefined || report === undefined) return;
    switch (report.kind) {
      case 'delivered':
        return this.repository.setDelivered(sent);
      case 'call-over':
        // Does nothing where the code was heard.
        return this.repository.setFailed(sent, noKey);
      case 'failed':
        return this.repository.setFailed(sent, report.sentence);
    }
  }

  private async findWords(query: Parameters): Promise<string> {
    const sent = readSentCode(query);
    const wanted = sent && (await this.repository.findCode(sent));
    if (wanted?.codeSealed == null || wanted.expiresAt <= this.clock.now()) return voidCode;
    const words = spokenCode(this.codes.open(wanted.codeSealed, wanted.phoneId));
    await this.repository.setDelivered(wanted);
    return words;
  }
}
