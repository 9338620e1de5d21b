import { Body, Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import {
  AddPhoneDto,
  ReorderPhonesDto,
  StartVerificationDto,
  VerifyPhoneDto,
  type CodeSenderDto,
  type MyPhoneDto,
  type PageDto,
} from '@ringdown/contracts';

import { AllowSignedIn } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { CurrentUser, type SignedInUser } from '../../platform/access/signed-in-user.js';
import { CodeRequests } from './code-requests.service.js';
import { CodeSenders } from './code-senders.service.js';
import { NotificationMethods } from './notification-methods.service.js';
import { PhoneVerifications } from './phone-verifications.service.js';

/** Everybody's own phones; nobody reaches those of somebody else from here. */
@Controller('api/v1/me')
@AllowSignedIn()
export class NotificationMethodsController {
  constructor(
    private readonly phones: NotificationMethods,
    private readonly senders: CodeSenders,
    private readonly requests: CodeRequests,
    private readonly verifications: PhoneVerifications,
  ) {}

  @Get('phones')
  list(@CurrentUser() user: SignedInUser): Promise<PageDto<MyPhoneDto>> {
    return this.phones.list(user.id);
  }

  @Post('phones')
  add(@CurrentUser() user: SignedInUser, @Body() body: AddPhoneDto): Promise<MyPhoneDto> {
    return this.phones.add(user.id, body);
  }

  @Put('phones/order')
  reorder(
    @CurrentUser() user: SignedInUser,
    @Body() body: ReorderPhonesDto,
  ): Promise<PageDto<MyPhoneDto>> {
    return this.phones.reorder(user.id, body);
  }

  @Delete('phones/:phoneId')
  @HttpCode(204)
  remove(@CurrentUser() user: SignedInUser, @PathId('phoneId') phoneId: string): Promise<void> {
    return this.phones.remove(user.id, phoneId);
  }

  @Get('code-senders')
  listSenders(@CurrentUser() user: SignedInUser): Promise<PageDto<CodeSenderDto>> {
    return this.senders.list(user.id);
  }

  @Post('phones/:phoneId/verification')
  @HttpCode(202)
  startVerification(
    @CurrentUser() user: SignedInUser,
    @PathId('phoneId') phoneId: string,
    @Body() body: StartVerificationDto,
  ): Promise<MyPhoneDto> {
    return this.requests.start(user.id, phoneId, body);
  }

  @Post('phones/:phoneId/verification/check')
  @HttpCode(200)
  checkVerification(
    @CurrentUser() user: SignedInUser,
    @PathId('phoneId') phoneId: string,
    @Body() body: VerifyPhoneDto,
  ): Promise<MyPhoneDto> {
    return this.verifications.check(user.id, phoneId, body);
  }
}
