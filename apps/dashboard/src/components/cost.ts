import type { CostDto } from '@ringdown/contracts';

/** "$0.045": all places that count, because calls cost fractions of a cent. */
export function readableCost({ amount, unit }: CostDto): string {
  const format = new Intl.NumberFormat('en', {
    style: 'currency',
    currency: unit,
    minimumFractionDigits: 2,
    maximumFractionDigits: 6,
  });
  // A decimal text is read to its last place; a number would not be.
  return format.format(amount as Intl.StringNumericLiteral);
}
