import { Module } from '@nestjs/common';

import { OnCallNow } from './on-call-now.service.js';
import { ScheduleSnapshots } from './schedule-snapshots.service.js';

/** What calls and rules need to know of schedules; it needs no other feature. */
@Module({
  providers: [ScheduleSnapshots, OnCallNow],
  exports: [ScheduleSnapshots, OnCallNow],
})
export class ScheduleSnapshotsModule {}
