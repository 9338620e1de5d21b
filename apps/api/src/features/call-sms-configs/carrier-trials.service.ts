import { Inject, Injectable } from '@nestjs/common';
import type { CallSmsConfigCheckDto, CallSmsConfigTrialResultDto } from '@ringdown/contracts';

import type { Environment } from '../../config/environment.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { maskedPhone } from '../../platform/audit/masked-phone.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { SecretBox } from '../../platform/secrets/secret-box.js';
import { ENVIRONMENT } from '../../platform/tokens.js';
import { carrierAccountOf, type CarrierAccount } from '../../telephony/carrier-account.js';
import { CarrierError } from '../../telephony/carrier-error.js';
import { placeCall, sendMessage } from '../../telephony/carrier-requests.js';
import { spokenDocument } from '../../telephony/spoken-document.js';
import { checkAccount } from './account-check.js';
import {
  CallSmsConfigsRepository,
  type ConfigKey,
  type StoredConfig,
} from './call-sms-configs.repository.js';
import { noSuchConfig } from './call-sms-configs.service.js';
import { TrialLimit } from './trial-limit.service.js';

const messageBody = 'This is a test message of Ringdown. Your call/SMS config can send messages.';
const spokenText =
  'This is a test call of Ringdown. Your call and SMS config can place calls. Goodbye.';

type Sender = { name: string; account: CarrierAccount; from: string };

/** Tries a config out at its carrier. */
@Injectable()
export class CarrierTrials {
  constructor(
    private readonly repository: CallSmsConfigsRepository,
    private readonly limit: TrialLimit,
    private readonly audit: AuditLog,
    private readonly secrets: SecretBox,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** Never throws for what the carrier does: that is what one wants to know. */
  async check(key: ConfigKey): Promise<CallSmsConfigCheckDto> {
    const { name, account, authTokens, primaryPhoneNumber } = await this.open(key);
    const [authToken = '', secondAuthToken] = authTokens;
    const outcome = await checkAccount({ account, authToken, secondAuthToken, primaryPhoneNumber });
    await this.tell(key, name, { test: 'account', problem: outcome.problem });
    return outcome;
  }

  async sendTestMessage(key: ConfigKey, to: string): Promise<CallSmsConfigTrialResultDto> {
    const { name, account, from } = await this.takeSender(key);
    await this.tell(key, name, { test: 'message', to: maskedPhone(to) });
    return tried(sendMessage(account, { from, to, body: messageBody }));
  }

  async placeTestCall(key: ConfigKey, to: string): Promise<CallSmsConfigTrialResultDto> {
    const { name, account, from } = await this.takeSender(key);
    await this.tell(key, name, { test: 'call', to: maskedPhone(to) });
    return tried(placeCall(account, { from, to, document: spokenDocument(spokenText) }));
  }

  private async tell({ projectId, configId }: ConfigKey, name: string, test: object) {
    const target = { id: configId, name };
    await this.audit.recordAlone({
      action: 'call-sms-config.tested',
      projectId,
      target,
      after: test,
    });
  }

  private async takeSender(key: ConfigKey): Promise<Sender> {
    const { name, account, primaryPhoneNumber: from } = await this.open(key);
    if (from === null) {
      throw new DomainError('conflict', 'Set the primary phone number first: tests come from it.');
    }
    await this.limit.take(key.projectId);
    return { name, account, from };
  }

  /** A config with its secrets in the clear. */
  private async open(key: ConfigKey) {
    const config = await this.repository.findStored(key);
    if (config === undefined) throw noSuchConfig();
    const { name, accountSid, apiBaseUrl, region, edge, primaryPhoneNumber } = config;
    const secrets = this.openSecrets(config);
    const account = carrierAccountOf(
      { accountSid, apiBaseUrl, region, edge, ...secrets },
      this.environment.allowedApiBaseUrls,
    );
    if (account === undefined) {
      throw new DomainError(
        'conflict',
        'The operator of this installation does not allow its API base URL any more (ALLOWED_API_BASE_URLS).',
      );
    }
    return { name, account, authTokens: secrets.authTokens, primaryPhoneNumber };
  }

  private openSecrets(config: StoredConfig) {
    const { id, authTokenSealed, secondAuthTokenSealed: second } = config;
    const { apiKeySid: sid, apiKeySecretSealed: secret } = config;
    const open = (sealed: string) => this.secrets.open(sealed, id);
    try {
      return {
        authTokens: [authTokenSealed, ...(second === null ? [] : [second])].map(open),
        apiKey: sid === null || secret === null ? null : { sid, secret: open(secret) },
      };
    } catch {
      throw new DomainError(
        'conflict',
        'The stored Auth Token cannot be read with the key of this installation. Enter it again.',
      );
    }
  }
}

async function tried(sid: Promise<string>): Promise<CallSmsConfigTrialResultDto> {
  try {
    return { sid: await sid };
  } catch (error) {
    if (!(error instanceof CarrierError)) throw error;
    const { concern, sentence } = error;
    throw new DomainError(
      'carrier-refused',
      sentence,
      concern === 'to' ? { to: [sentence] } : undefined,
    );
  }
}
