import { Inject, Injectable, Logger } from '@nestjs/common';
import { routes, type SingleSignOnProblem } from '@ringdown/contracts';

import type { Environment, SingleSignOnSettings } from '../../config/environment.js';
import type { ClientHeaders } from '../../platform/access/client-headers.js';
import { ENVIRONMENT } from '../../platform/tokens.js';
import { AccountLog } from '../access/account-log.service.js';
import { Authentication } from '../access/authentication.service.js';
import { discover } from './discovery.js';
import { problemOf } from './problem-of.js';
import { returnPath } from './return-path.js';

const patienceMilliseconds = 20_000;
/** Where better-auth would send the browser when all went well; we send it on ourselves. */
const donePath = '/single-sign-on-done';

/** Where the browser goes next, and the cookies that it takes along. */
export type Redirect = { location: string; cookies: string[] };

type Provider = ReturnType<Authentication['withProvider']>;

/** Signs people in who can prove to a provider of the operator's who they are. */
@Injectable()
export class SingleSignOn {
  private readonly logger = new Logger('single-sign-on');
  private provider: Promise<Provider> | undefined;

  constructor(
    private readonly authentication: Authentication,
    private readonly log: AccountLog,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** Leads to the provider. */
  async begin(returnTo: unknown, client: ClientHeaders): Promise<Redirect> {
    return this.withProvider(async (provider) => {
      const { origin } = new URL(this.environment.publicUrl);
      const done = new URLSearchParams({ returnTo: returnPath(returnTo) });
      const { body, cookies } = await provider.begin(
        {
          callbackURL: `${origin}${donePath}?${done.toString()}`,
          errorCallbackURL: `${origin}/sign-in`,
        },
        client,
      );
      return { location: String(body['url']), cookies };
    });
  }

  /** Takes what the provider says of the browser that it sends back. */
  async finish(query: string, client: ClientHeaders): Promise<Redirect> {
    return this.withProvider(async (provider) => {
      const answer = await provider.finish(query, client);
      const target = new URL(
        answer.headers.get('location') ?? '/error',
        this.environment.publicUrl,
      );
      const cookies = answer.headers.getSetCookie();
      if (target.pathname !== donePath) {
        return this.fail(problemOf(target.searchParams.get('error')), cookies);
      }
      const user = await this.authentication.findNewUser(cookies);
      await this.log.signedIn(user, 'single sign-on');
      const path = returnPath(target.searchParams.get('returnTo'));
      return { location: `${this.environment.publicUrl}${path}`, cookies };
    });
  }

  /** Whatever goes wrong at the provider, the person is back at the sign-in page with a sentence. */
  private async withProvider(work: (provider: Provider) => Promise<Redirect>): Promise<Redirect> {
    const settings = this.environment.singleSignOn;
    if (settings === undefined) return this.fail('single-sign-on-off');
    try {
      return await inTime(this.getProvider(settings).then(work));
    } catch (error) {
      this.logger.error({ err: error, msg: 'Single sign-on has failed.' });
      return this.fail('single-sign-on-failed');
    }
  }

  /** Asked for when it is first needed: Ringdown starts and takes calls while the provider is away. */
  private getProvider(settings: SingleSignOnSettings): Promise<Provider> {
    this.provider ??= this.findProvider(settings).catch((error: unknown) => {
      this.provider = undefined;
      throw error;
    });
    return this.provider;
  }

  private async findProvider({
    issuer,
    clientId,
    clientSecret,
  }: SingleSignOnSettings): Promise<Provider> {
    const { url, authentication } = await discover(issuer);
    return this.authentication.withProvider({
      providerId: 'single-sign-on',
      discoveryUrl: url,
      // With headers of ours, better-auth does not follow redirects to other hosts.
      discoveryHeaders: { accept: 'application/json' },
      requireIdTokenVerification: true,
      clientId,
      ...(clientSecret === undefined ? {} : { clientSecret, authentication }),
      redirectURI: `${this.environment.publicUrl}${routes.singleSignOnCallback()}`,
      scopes: ['openid', 'email', 'profile'],
      pkce: true,
      disableSignUp: true,
    });
  }

  private fail(problem: SingleSignOnProblem, cookies: string[] = []): Redirect {
    return { location: `${this.environment.publicUrl}/sign-in?problem=${problem}`, cookies };
  }
}

function inTime<Result>(work: Promise<Result>): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>();
  const alarm = setTimeout(
    () => reject(new Error('The provider has not answered in time.')),
    patienceMilliseconds,
  );
  return Promise.race([work, promise]).finally(() => clearTimeout(alarm));
}
