import { Module } from '@nestjs/common';

import { ApiKeyBearer } from './api-key-bearer.service.js';
import { ApiKeysController } from './api-keys.controller.js';
import { ApiKeysRepository } from './api-keys.repository.js';
import { ApiKeysService } from './api-keys.service.js';

@Module({
  controllers: [ApiKeysController],
  providers: [ApiKeyBearer, ApiKeysRepository, ApiKeysService],
  exports: [ApiKeyBearer],
})
export class ApiKeysModule {}
