import type { MemberDto, MemberRole, PhoneDto } from '@ringdown/contracts';

/** A member with their phones in order of preference. */
export type MemberRow = {
  id: string;
  name: string;
  email: string;
  role: MemberRole;
  version: number;
  created_at: Date;
  phones: PhoneDto[];
};

export function toMemberDto({ id, created_at, ...shown }: MemberRow): MemberDto {
  return { userId: id, ...shown, memberSince: created_at.toISOString() };
}
