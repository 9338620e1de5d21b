import { Body, Controller, Get, Header, Post, Req, Res } from '@nestjs/common';
import { SetUpDto, type MeDto, type SetUpStateDto } from '@ringdown/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { AllowAnyone } from '../../platform/access/allow.js';
import { Client, type ClientHeaders } from '../../platform/access/client-headers.js';
import { isFromThisMachine } from './this-machine.js';
import { SetUp } from './set-up.service.js';

/** The first start on an empty database. */
@Controller('api/v1/set-up')
@AllowAnyone()
export class SetUpController {
  constructor(private readonly service: SetUp) {}

  @Get()
  @Header('cache-control', 'no-store')
  read(@Req() request: FastifyRequest): Promise<SetUpStateDto> {
    return this.service.describe({ isLocal: isFromThisMachine(request) });
  }

  @Post()
  @Header('cache-control', 'no-store')
  async create(
    @Body() body: SetUpDto,
    @Client() client: ClientHeaders,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeDto> {
    const isLocal = isFromThisMachine(request);
    const { body: me, cookies } = await this.service.create(body, client, { isLocal });
    void reply.header('set-cookie', cookies);
    return me;
  }
}
