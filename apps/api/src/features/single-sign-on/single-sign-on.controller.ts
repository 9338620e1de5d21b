import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { AllowAnyone } from '../../platform/access/allow.js';
import { Client, type ClientHeaders } from '../../platform/access/client-headers.js';
import { SingleSignOn, type Redirect } from './single-sign-on.service.js';

/** Pages that a browser passes through; they never show anything themselves. */
@Controller('api/auth/single-sign-on')
@AllowAnyone()
export class SingleSignOnController {
  constructor(private readonly singleSignOn: SingleSignOn) {}

  /** @answers 302 */
  @Get()
  async begin(
    @Query('returnTo') returnTo: unknown,
    @Client() client: ClientHeaders,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    redirect(reply, await this.singleSignOn.begin(returnTo, client));
  }

  /** @answers 302 */
  @Get('callback')
  async finish(
    @Req() { url }: FastifyRequest,
    @Client() client: ClientHeaders,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const query = url.slice(url.indexOf('?') + 1);
    redirect(reply, await this.singleSignOn.finish(query, client));
  }
}

function redirect(reply: FastifyReply, { location, cookies }: Redirect): void {
  void reply
    .header('set-cookie', cookies)
    .header('cache-control', 'no-store')
    .redirect(location, 302);
}
