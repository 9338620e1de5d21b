import { Module } from '@nestjs/common';

import { CallerListsModule } from '../caller-lists/caller-lists.module.js';
import { CallSmsConfigsModule } from '../call-sms-configs/call-sms-configs.module.js';
import { EscalationModule } from '../escalation/escalation.module.js';
import { PeopleModule } from '../people/people.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { RoutingPlansModule } from '../routing-plans/routing-plans.module.js';
import { SchedulesModule } from '../schedules/schedules.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { FileTexts } from './file-texts.service.js';
import { PolicyBySlugController } from './policy-by-slug.controller.js';
import { PolicyBySlugService } from './policy-by-slug.service.js';
import { ProjectChanges } from './project-changes.service.js';
import { ProjectFileController } from './project-file.controller.js';
import { ProjectFileService } from './project-file.service.js';
import { ProjectPlanning } from './project-planning.service.js';
import { ProjectStates } from './project-state.service.js';
import { WholePoliciesService } from './whole-policies.service.js';

@Module({
  imports: [
    CallerListsModule,
    CallSmsConfigsModule,
    EscalationModule,
    PeopleModule,
    PoliciesModule,
    RoutingPlansModule,
    SchedulesModule,
    TeamsModule,
  ],
  controllers: [ProjectFileController, PolicyBySlugController],
  providers: [
    FileTexts,
    PolicyBySlugService,
    ProjectChanges,
    ProjectFileService,
    ProjectPlanning,
    ProjectStates,
    WholePoliciesService,
  ],
})
export class ProjectFileModule {}
