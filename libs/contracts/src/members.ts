import type { MemberRole } from './me.js';

/** A phone of a member. Only a verified phone is ever rung. */
export class PhoneDto {
  id!: string;
  /** E.164, such as +12025550123. */
  number!: string;
  verified!: boolean;
}

/** A person of the project. */
export class MemberDto {
  userId!: string;
  name!: string;
  email!: string;
  role!: MemberRole;
  /** In order of preference; the first verified one is rung. */
  phones!: PhoneDto[];
}
