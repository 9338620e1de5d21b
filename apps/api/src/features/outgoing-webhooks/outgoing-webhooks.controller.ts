import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  CreateOutgoingWebhookDto,
  PageQueryDto,
  type CreatedOutgoingWebhookDto,
  type OutgoingWebhookDto,
  type PageDto,
  type WebhookDeliveryDto,
} from '@ringdown/contracts';

import { AllowTo } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { OutgoingWebhooksService } from './outgoing-webhooks.service.js';

@Controller('api/v1/projects/:projectId/outgoing-webhooks')
export class OutgoingWebhooksController {
  constructor(private readonly service: OutgoingWebhooksService) {}

  @Get()
  @AllowTo('read', 'outgoing-webhooks')
  list(
    @PathId('projectId') projectId: string,
    @Query() query: PageQueryDto,
  ): Promise<PageDto<OutgoingWebhookDto>> {
    return this.service.list(projectId, query);
  }

  @Post()
  @AllowTo('write', 'outgoing-webhooks')
  create(
    @PathId('projectId') projectId: string,
    @Body() body: CreateOutgoingWebhookDto,
  ): Promise<CreatedOutgoingWebhookDto> {
    return this.service.create(projectId, body);
  }

  @Delete(':webhookId')
  @HttpCode(204)
  @AllowTo('write', 'outgoing-webhooks')
  remove(
    @PathId('projectId') projectId: string,
    @PathId('webhookId') webhookId: string,
  ): Promise<void> {
    return this.service.remove({ projectId, webhookId });
  }

  @Post(':webhookId/enable')
  @HttpCode(200)
  @AllowTo('write', 'outgoing-webhooks')
  enable(
    @PathId('projectId') projectId: string,
    @PathId('webhookId') webhookId: string,
  ): Promise<OutgoingWebhookDto> {
    return this.service.enable({ projectId, webhookId });
  }

  @Post(':webhookId/test')
  @AllowTo('write', 'outgoing-webhooks')
  test(
    @PathId('projectId') projectId: string,
    @PathId('webhookId') webhookId: string,
  ): Promise<WebhookDeliveryDto> {
    return this.service.test({ projectId, webhookId });
  }

  @Get(':webhookId/deliveries')
  @AllowTo('read', 'outgoing-webhooks')
  deliveries(
    @PathId('projectId') projectId: string,
    @PathId('webhookId') webhookId: string,
    @Query() query: PageQueryDto,
  ): Promise<PageDto<WebhookDeliveryDto>> {
    return this.service.deliveries({ projectId, webhookId }, query);
  }
}
