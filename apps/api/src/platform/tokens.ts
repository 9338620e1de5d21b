/** Injection token of the `Environment`. */
export const ENVIRONMENT = Symbol('environment');
/** Injection token of the `pg.Pool` of the hot path. */
export const POOL = Symbol('pool');
