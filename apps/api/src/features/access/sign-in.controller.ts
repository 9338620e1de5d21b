import { Body, Controller, Get, Header, HttpCode, Post, Res } from '@nestjs/common';
import {
  SignInCodeDto,
  SignInDto,
  SignInRecoveryCodeDto,
  type MeDto,
  type SignInAnswer,
} from '@ringdown/contracts';
import type { FastifyReply } from 'fastify';

import { AllowAnyone, AllowSignedIn } from '../../platform/access/allow.js';
import { Client, type ClientHeaders } from '../../platform/access/client-headers.js';
import { CurrentUser, type SignedInUser } from '../../platform/access/signed-in-user.js';
import { SecondStep } from './second-step.service.js';
import { SignInService } from './sign-in.service.js';

/** The session itself is in the cookie alone: no script of a page ever sees it. */
@Controller('api')
export class SignInController {
  constructor(
    private readonly service: SignInService,
    private readonly secondStep: SecondStep,
  ) {}

  /**
   * 202 asks for the second step.
   *
   * @answers 200 202
   */
  @Post('auth/sign-in/email')
  @Header('cache-control', 'no-store')
  @AllowAnyone()
  async signIn(
    @Body() body: SignInDto,
    @Client() client: ClientHeaders,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInAnswer> {
    const { body: answer, cookies } = await this.service.signIn(body, client);
    void reply.header('set-cookie', cookies).status('needs' in answer ? 202 : 200);
    return answer;
  }

  @Post('auth/sign-in/code')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @AllowAnyone()
  async signInWithCode(
    @Body() body: SignInCodeDto,
    @Client() client: ClientHeaders,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeDto> {
    const { body: me, cookies } = await this.secondStep.withCode(body, client);
    void reply.header('set-cookie', cookies);
    return me;
  }

  @Post('auth/sign-in/recovery-code')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @AllowAnyone()
  async signInWithRecoveryCode(
    @Body() body: SignInRecoveryCodeDto,
    @Client() client: ClientHeaders,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeDto> {
    const { body: me, cookies } = await this.secondStep.withRecoveryCode(body, client);
    void reply.header('set-cookie', cookies);
    return me;
  }

  @Post('auth/sign-out')
  @HttpCode(204)
  @AllowAnyone()
  async signOut(
    @Client() client: ClientHeaders,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    void reply.header('set-cookie', await this.service.signOut(client));
  }

  @Get('v1/me')
  @AllowSignedIn()
  me(@CurrentUser() user: SignedInUser): Promise<MeDto> {
    return this.service.describe(user);
  }
}
