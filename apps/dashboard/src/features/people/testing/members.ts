import type { MemberDto } from '@ringdown/contracts';

export function member(fields: Partial<MemberDto> = {}): MemberDto {
  const name = fields.name ?? 'Alice';
  return {
    userId: name.toLowerCase(),
    name,
    email: `${name.toLowerCase()}@example.com`,
    role: 'responder',
    phones: [{ id: 'p1', number: '+12025550123', verified: true }],
    memberSince: '2026-01-01T00:00:00.000Z',
    version: 1,
    ...fields,
  };
}
