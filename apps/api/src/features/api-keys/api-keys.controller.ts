import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  CreateApiKeyDto,
  PageQueryDto,
  type ApiKeyDto,
  type CreatedApiKeyDto,
  type PageDto,
} from '@ringdown/contracts';

import { AllowTo } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { CurrentUser, type SignedInUser } from '../../platform/access/signed-in-user.js';
import { ApiKeysService } from './api-keys.service.js';

@Controller('api/v1/projects/:projectId/api-keys')
export class ApiKeysController {
  constructor(private readonly service: ApiKeysService) {}

  @Get()
  @AllowTo('read', 'api-keys')
  list(
    @PathId('projectId') projectId: string,
    @Query() query: PageQueryDto,
  ): Promise<PageDto<ApiKeyDto>> {
    return this.service.list(projectId, query);
  }

  @Post()
  @AllowTo('write', 'api-keys')
  create(
    @PathId('projectId') projectId: string,
    @Body() body: CreateApiKeyDto,
    @CurrentUser() user: SignedInUser,
  ): Promise<CreatedApiKeyDto> {
    return this.service.create(projectId, body, user);
  }

  @Post(':keyId/revoke')
  @HttpCode(200)
  @AllowTo('write', 'api-keys')
  revoke(
    @PathId('projectId') projectId: string,
    @PathId('keyId') keyId: string,
  ): Promise<ApiKeyDto> {
    return this.service.revoke(projectId, keyId);
  }
}
