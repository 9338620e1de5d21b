/** Pairs each leg of a call, in the order in which they were rung, with the first order to its number not yet taken. */
export function matchLegs<Order extends { phone: string }, Leg extends { to: string }>(
  orders: readonly Order[],
  legs: readonly Leg[],
): { order: Order; leg: Leg }[] {
  const left = [...orders];
  return legs.flatMap((leg) => {
    const at = left.findIndex(({ phone }) => phone === leg.to);
    const [order] = at < 0 ? [] : left.splice(at, 1);
    return order === undefined ? [] : [{ order, leg }];
  });
}
