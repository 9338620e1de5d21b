import type { MyPhoneDto } from '@ringdown/contracts';

/** A verified phone that no policy rings; its id is its number. */
export function myPhone(number: string, change: Partial<MyPhoneDto> = {}): MyPhoneDto {
  return {
    id: number,
    number,
    nationalNumber: number,
    country: 'US',
    verified: true,
    position: 1,
    pendingVerification: null,
    usedBy: [],
    ...change,
  };
}
