/** Injection token of the `Environment`. */
export const ENVIRONMENT = Symbol('environment');
/** Injection token of the `pg.Pool` that calls alone use, so that nothing else can keep a caller waiting. */
export const CALLS_POOL = Symbol('calls-pool');
/** Injection token of the `pg.Pool` for all other plain SQL. */
export const POOL = Symbol('pool');
