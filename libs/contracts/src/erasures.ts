import { Transform } from 'class-transformer';
import { Matches } from 'class-validator';

/** A number as callers have it, in E.164 or short, or a SIP address. */
const caller = /^(?:\+?\d{3,20}|sips?:[\w.!~'()&=+$,;?/%-]{1,100}@[\w.:-]{1,100})$/i;
/** What people put between the digits of a number; never part of an address. */
const separators = /^[+\d\s()./-]+$/;

/** Whom an erasure is about. */
export class ErasedCallerDto {
  /** As the logs have it, such as +4930901820. Spaces, brackets, dots, slashes and hyphens are left out. */
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && separators.test(value)
      ? value.replace('(0)', '').replaceAll(/[\s()./-]/g, '')
      : typeof value === 'string'
        ? value.trim().toLowerCase()
        : value,
  )
  @Matches(caller, { message: 'Write the whole number as the logs have it, such as +4930901820.' })
  number!: string;
}

/** What a project has of a caller. */
export class TracesOfCallerDto {
  /** Those under way included. */
  calls!: number;
  /** They are erased when they are over. */
  callsUnderWay!: number;
  /** Messages that nobody has deleted. */
  voicemails!: number;
  contacts!: number;
  /** Of the allow and block lists; patterns with a star are no one's own. */
  callerEntries!: number;
}

/** How much of each kind was erased here. */
export class ErasedDto {
  /** They stay for the statistics, without the number. */
  calls!: number;
  /** Lines of their records that held the number. */
  journalLines!: number;
  voicemails!: number;
  contacts!: number;
  callerEntries!: number;
  /** What other systems had answered to news of these calls. */
  webhookAnswers!: number;
}

/** How far the carrier is with what it has. */
export class ErasedAtCarrierDto {
  deleted!: number;
  /** The carrier did not have it any more. */
  gone!: number;
  /** Not asked yet, or to be asked again. */
  waiting!: number;
  /** The carrier would not, however often it was asked. */
  refused!: number;
}

/** Something that is still at the carrier. */
export class LeftAtCarrierDto {
  kind!: 'call' | 'recording';
  /** By which the carrier knows it. */
  sid!: string;
  state!: 'waiting' | 'refused';
  /** In plain words; null: not asked yet. */
  reason!: string | null;
}

/** The report of an erasure; it does not name the caller. All times are ISO 8601 in UTC. */
export class ErasureDto {
  id!: string;
  /** The last two digits of the number: `…20`. */
  caller!: string;
  requestedAt!: string;
  requestedBy!: string;
  state!: 'running' | 'done';
  finishedAt!: string | null;
  /** Calls that have to end first. */
  callsUnderWay!: number;
  erased!: ErasedDto;
  /** Legs of calls: the caller's and those to responders. */
  carrierCalls!: ErasedAtCarrierDto;
  carrierRecordings!: ErasedAtCarrierDto;
  /** The first 50 that the carrier still has. */
  left!: LeftAtCarrierDto[];
}
