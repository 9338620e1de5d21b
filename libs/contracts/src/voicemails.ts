import { IsUUID } from 'class-validator';

import { MayBeAbsent } from './optional-field.js';
import { PageQueryDto } from './paging.js';

/** Which messages are listed, newest first. */
export class VoicemailsQueryDto extends PageQueryDto {
  @MayBeAbsent()
  @IsUUID(undefined, { message: 'Name a policy by its id.' })
  policyId?: string;
}

/** A message that a caller has left. All times are ISO 8601 in UTC. */
export class VoicemailDto {
  /** The call in which it was left has one message at most. */
  callId!: string;
  policyId!: string | null;
  policyName!: string | null;
  /** As the carrier gave it; empty when withheld; `…20` to whom numbers are masked. */
  caller!: string;
  callerWithheld!: boolean;
  /** The caller was erased: who it was is not known any more. */
  callerErased!: boolean;
  /** By which the project's contacts know the caller; null: they do not. */
  callerName!: string | null;
  /** When the call came in. */
  calledAt!: string;
  seconds!: number;
  /** What the carrier has understood; null: nothing, not yet, or nobody wants it written down. */
  text!: string | null;
  /** Who has listened to it first; null: nobody yet. */
  heard!: { at: string; by: string } | null;
  /** Who has deleted it; what it was stays known, what was said does not. */
  deleted!: {
    at: string;
    by: string;
    /** False until the carrier has deleted it, too. */
    isGone: boolean;
  } | null;
}
