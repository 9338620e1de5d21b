import type { CarrierNumberDto } from '@ringdown/contracts';

/** Where the calls of a number that no policy has go now, in a sentence. */
export function presentTarget({
  leadsTo,
  problems,
}: Pick<CarrierNumberDto, 'leadsTo' | 'problems'>): string {
  if (problems.length === 0) return 'Its calls come here already, but no policy takes them.';
  return leadsTo === null ? 'Its calls lead nowhere now.' : `Its calls lead to ${leadsTo} now.`;
}
