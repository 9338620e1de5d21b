import { Param, type PipeTransform } from '@nestjs/common';
import { isUUID } from 'class-validator';

import { DomainError } from '../errors/domain-error.js';

const existingId: PipeTransform<string, string> = {
  transform(value) {
    if (!isUUID(value)) throw new DomainError('not-found', 'Nothing here has this address.');
    return value.toLowerCase();
  },
};

/** An id in the path; what is no id cannot be found. */
export const PathId = (name: string) => Param(name, existingId);
