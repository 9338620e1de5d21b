import { CreateSchema1763820000000 } from './1763820000000-create-schema.js';

/** Every migration, oldest first. */
export const migrations = [CreateSchema1763820000000];
