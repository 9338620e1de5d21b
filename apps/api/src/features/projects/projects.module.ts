import { Module } from '@nestjs/common';

import { PeopleModule } from '../people/people.module.js';
import { RoutingPlansModule } from '../routing-plans/routing-plans.module.js';
import { ForgottenProjects } from './forgotten-projects.service.js';
import { ProjectsController } from './projects.controller.js';
import { ProjectsRepository } from './projects.repository.js';
import { ProjectsService } from './projects.service.js';

@Module({
  imports: [PeopleModule, RoutingPlansModule],
  controllers: [ProjectsController],
  providers: [ProjectsRepository, ProjectsService, ForgottenProjects],
})
export class ProjectsModule {}
