/** Somebody whom a policy leaves alone for a while, because they passed a call on with key 3. */
export class MuteDto {
  userId!: string;
  name!: string;
  /** ISO 8601 in UTC. */
  until!: string;
}

/** All of a policy's mutes that are in force. */
export class MutesDto {
  items!: MuteDto[];
  nextCursor!: null;
}
