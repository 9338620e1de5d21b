/** The exact sum of decimal numbers such as `0.0085`, without zeros at its end: nothing is ever rounded. */
export function sumOfAmounts(amounts: readonly string[]): string {
  const places = Math.max(0, ...amounts.map((amount) => decimalsOf(amount).length));
  const total = amounts.reduce((sum, amount) => sum + unitsOf(amount, places), 0n);
  const sign = total < 0n ? '-' : '';
  const digits = (total < 0n ? -total : total).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const decimals = digits.slice(digits.length - places).replace(/0+$/, '');
  return decimals === '' ? sign + whole : `${sign}${whole}.${decimals}`;
}

function decimalsOf(amount: string): string {
  return amount.split('.')[1] ?? '';
}

function unitsOf(amount: string, places: number): bigint {
  return BigInt(amount.replace('.', '') + '0'.repeat(places - decimalsOf(amount).length));
}
