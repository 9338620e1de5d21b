/** The recording of what caller and responder said in a call. All times are ISO 8601 in UTC. */
export class RecordingDto {
  /** A call has one recording at most. */
  callId!: string;
  seconds!: number;
  /** Who has listened to it first; null: nobody yet. */
  heard!: { at: string; by: string } | null;
  /** Who has deleted it; that there was one stays known. */
  deleted!: {
    at: string;
    by: string;
    /** False until the carrier has deleted it, too. */
    isGone: boolean;
  } | null;
}
