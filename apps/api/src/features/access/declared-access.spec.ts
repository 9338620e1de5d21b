import 'reflect-metadata';

import { Controller, Get, Module, type Type } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { describe, expect, it } from 'vitest';

import { AllowAnyone, AllowTo } from '../../platform/access/allow.js';
import { AnsweredRequests } from '../../platform/idempotency/answered-requests.js';
import { DeclaredAccess } from './declared-access.service.js';

@Controller('open')
class ForgetfulController {
  @Get('told')
  @AllowAnyone()
  told(): string {
    return this.helper();
  }

  @Get('forgotten')
  forgotten(): string {
    return this.helper();
  }

  private helper(): string {
    return '';
  }
}

@Controller('open')
@AllowAnyone()
class OpenController {
  @Get()
  read(): string {
    return '';
  }
}

@Controller('things/:thingId')
class HomelessController {
  @Get()
  @AllowTo('read', 'policies')
  read(): string {
    return '';
  }
}

async function boot(controller: Type): Promise<void> {
  @Module({
    imports: [DiscoveryModule],
    controllers: [controller],
    // What the declarations bind is never used here.
    providers: [DeclaredAccess, { provide: AnsweredRequests, useValue: {} }],
  })
  class TestModule {}
  const context = await NestFactory.createApplicationContext(TestModule, {
    logger: false,
    abortOnError: false,
  });
  await context.close();
}

describe('DeclaredAccess', () => {
  it('stops the boot when a method does not say who may call it', async () => {
    await expect(boot(ForgetfulController)).rejects.toThrow(
      /^ForgetfulController\.forgotten does not declare who may call it/,
    );
  });

  it('takes the word of the controller for all of its methods', async () => {
    await expect(boot(OpenController)).resolves.toBeUndefined();
  });

  it('stops the boot when a permission is asked for without a project', async () => {
    await expect(boot(HomelessController)).rejects.toThrow(
      'HomelessController.read asks for a permission but its path names no :projectId.',
    );
  });
});
