import { IsInt, Max, Min } from 'class-validator';

import { MayBeNull } from './optional-field.js';

/** Between a day and ten years. */
export const retentionDays = { least: 1, most: 3650 } as const;

/** What is kept for a time of its own. */
export const retentionClasses = ['calls', 'journal', 'voicemails', 'recordings'] as const;
export type RetentionClass = (typeof retentionClasses)[number];

const message = `Keep it between ${String(retentionDays.least)} and ${retentionDays.most.toLocaleString('en')} days, or null for ever.`;

/** How long a project keeps what it knows of its calls; null: for ever. */
export class SetRetentionDto {
  /** Whole calls, with their attempts, their journal, their messages and recordings. */
  @MayBeNull()
  @IsInt({ message })
  @Min(retentionDays.least, { message })
  @Max(retentionDays.most, { message })
  callDays!: number | null;

  /** What happened in a call, line by line; the call itself stays. */
  @MayBeNull()
  @IsInt({ message })
  @Min(retentionDays.least, { message })
  @Max(retentionDays.most, { message })
  journalDays!: number | null;

  /** What callers have said, at the carrier, too; that there was a message stays known. */
  @MayBeNull()
  @IsInt({ message })
  @Min(retentionDays.least, { message })
  @Max(retentionDays.most, { message })
  voicemailDays!: number | null;

  /** What caller and responder have said, at the carrier, too; that there was a recording stays known. */
  @MayBeNull()
  @IsInt({ message })
  @Min(retentionDays.least, { message })
  @Max(retentionDays.most, { message })
  recordingDays!: number | null;
}

/** What was deleted at one time because it had been kept long enough. */
export class RetentionRunDto {
  id!: string;
  /** ISO 8601 in UTC. */
  at!: string;
  kind!: RetentionClass;
  /** How many calls, journals of calls, messages or recordings. */
  deleted!: number;
  /** When the oldest and the newest of the calls began. ISO 8601 in UTC. */
  oldest!: string;
  newest!: string;
}

/** How long a project keeps what it knows of its calls, and what was deleted lately. */
export class RetentionDto {
  callDays!: number | null;
  journalDays!: number | null;
  voicemailDays!: number | null;
  recordingDays!: number | null;
  version!: number;
  /** The latest 50, newest first. */
  runs!: RetentionRunDto[];
}
