/** Every table that TypeORM writes; the call record is written by the journal's own SQL. */
export const entities = [];
