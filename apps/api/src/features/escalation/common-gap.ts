import type { GapDto } from '@ringdown/contracts';

/**
 * The first period that lies in a gap of every schedule; null if there is none.
 *
 * @param gapsOf the gaps of each schedule in their order, apart from one another.
 * @param open when a gap counts, in the same form; undefined: always.
 */
export function firstCommonGap(
  gapsOf: readonly (readonly GapDto[])[],
  open: readonly GapDto[] | undefined,
): GapDto | null {
  const [first = [], ...others] = open === undefined ? gapsOf : [...gapsOf, open];
  if (gapsOf.length === 0) return null;
  const [common = null] = others.reduce(commonTo, first);
  return common;
}

function commonTo(some: readonly GapDto[], others: readonly GapDto[]): readonly GapDto[] {
  const common: GapDto[] = [];
  let index = 0;
  // Times of one form are in the order of their letters.
  for (const gap of some) {
    while ((others[index]?.to ?? gap.to) <= gap.from) index += 1;
    for (let at = index; at < others.length; at += 1) {
      const other = others[at];
      if (other === undefined || other.from >= gap.to) break;
      common.push({
        from: gap.from > other.from ? gap.from : other.from,
        to: gap.to < other.to ? gap.to : other.to,
      });
    }
  }
  return common;
}
