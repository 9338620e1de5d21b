import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import type { Environment } from './config/environment.js';
import { dataSourceOptions } from './database/data-source.js';
import { AccessModule } from './features/access/access.module.js';
import { AccountSecurityModule } from './features/account-security/account-security.module.js';
import { AuditLogModule } from './features/audit-log/audit-log.module.js';
import { ApiDocumentModule } from './features/api-document/api-document.module.js';
import { CalendarFeedsModule } from './features/calendar-feeds/calendar-feeds.module.js';
import { CalendarImportModule } from './features/calendar-import/calendar-import.module.js';
import { CallerListsModule } from './features/caller-lists/caller-lists.module.js';
import { CallCostsModule } from './features/call-costs/call-costs.module.js';
import { CallMonthsModule } from './features/call-months/call-months.module.js';
import { CallSmsConfigsModule } from './features/call-sms-configs/call-sms-configs.module.js';
import { ContactsModule } from './features/contacts/contacts.module.js';
import { EscalationModule } from './features/escalation/escalation.module.js';
import { HealthController } from './features/health/health.controller.js';
import { InvitationsModule } from './features/invitations/invitations.module.js';
import { LiveBoardModule } from './features/live-board/live-board.module.js';
import { LogsModule } from './features/logs/logs.module.js';
import { MissedCallsModule } from './features/missed-calls/missed-calls.module.js';
import { MutesModule } from './features/mutes/mutes.module.js';
import { NotificationMethodsModule } from './features/notification-methods/notification-methods.module.js';
import { NumberPurchasesModule } from './features/number-purchases/number-purchases.module.js';
import { OutgoingWebhooksModule } from './features/outgoing-webhooks/outgoing-webhooks.module.js';
import { PasswordResetModule } from './features/password-reset/password-reset.module.js';
import { PeopleModule } from './features/people/people.module.js';
import { PhoneNumbersModule } from './features/phone-numbers/phone-numbers.module.js';
import { PoliciesModule } from './features/policies/policies.module.js';
import { ProjectFileModule } from './features/project-file/project-file.module.js';
import { ProjectsModule } from './features/projects/projects.module.js';
import { ReadinessModule } from './features/readiness/readiness.module.js';
import { ErasuresModule } from './features/erasures/erasures.module.js';
import { RetentionModule } from './features/retention/retention.module.js';
import { SchedulesModule } from './features/schedules/schedules.module.js';
import { StatisticsModule } from './features/statistics/statistics.module.js';
import { TeamsModule } from './features/teams/teams.module.js';
import { SetUpModule } from './features/set-up/set-up.module.js';
import { ShiftSwapsModule } from './features/shift-swaps/shift-swaps.module.js';
import { SimulationModule } from './features/simulation/simulation.module.js';
import { SingleSignOnModule } from './features/single-sign-on/single-sign-on.module.js';
import { RecordingsModule } from './features/recordings/recordings.module.js';
import { VoicemailsModule } from './features/voicemails/voicemails.module.js';
import { WebhookModule } from './features/webhook/webhook.module.js';
import type { Clock } from './platform/clock/clock.port.js';
import { PlatformModule } from './platform/platform.module.js';

@Module({})
export class AppModule {
  static of(environment: Environment & { databaseUrl: string }, clock: Clock): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.of(environment, clock),
        TypeOrmModule.forRoot(dataSourceOptions(environment.databaseUrl, 10)),
        AccessModule,
        AccountSecurityModule,
        PasswordResetModule,
        SingleSignOnModule,
        SetUpModule,
        PeopleModule,
        ProjectsModule,
        CallerListsModule,
        ContactsModule,
        TeamsModule,
        CallMonthsModule,
        RetentionModule,
        ErasuresModule,
        SchedulesModule,
        CalendarFeedsModule,
        CalendarImportModule,
        ShiftSwapsModule,
        InvitationsModule,
        MutesModule,
        NotificationMethodsModule,
        CallSmsConfigsModule,
        CallCostsModule,
        PoliciesModule,
        PhoneNumbersModule,
        EscalationModule,
        NumberPurchasesModule,
        ReadinessModule,
        ProjectFileModule,
        SimulationModule,
        LogsModule,
        LiveBoardModule,
        MissedCallsModule,
        StatisticsModule,
        RecordingsModule,
        VoicemailsModule,
        OutgoingWebhooksModule,
        AuditLogModule,
        WebhookModule,
        ApiDocumentModule,
      ],
      controllers: [HealthController],
    };
  }
}
