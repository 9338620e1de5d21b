/** A request that cannot be met, with the one sentence that says why. */
export class PlainError extends Error {
  constructor(
    readonly statusCode: 400 | 403 | 404 | 409,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Does what the simulator may refuse to do (a phone cannot answer while it is idle), and passes its reason on. */
export function attempt<T>(deed: () => T): T {
  try {
    return deed();
  } catch (error) {
    if (error instanceof PlainError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new PlainError(409, `${reason}.`, { cause: error });
  }
}
