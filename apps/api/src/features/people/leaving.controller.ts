import { Controller, Delete, HttpCode } from '@nestjs/common';

import { AllowSignedIn } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { CurrentUser, type SignedInUser } from '../../platform/access/signed-in-user.js';
import { Removals } from './removals.service.js';

/** Leaving is everybody's own affair, so that it asks for no permission in the project. */
@Controller('api/v1/me/projects/:projectId')
export class LeavingController {
  constructor(private readonly removals: Removals) {}

  @Delete()
  @HttpCode(204)
  @AllowSignedIn()
  leave(@CurrentUser() user: SignedInUser, @PathId('projectId') projectId: string): Promise<void> {
    return this.removals.leave({ projectId, userId: user.id });
  }
}
