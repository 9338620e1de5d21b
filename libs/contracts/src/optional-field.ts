import { ValidateIf } from 'class-validator';

/** The field may be left out. Unlike `@IsOptional()`, null is not the same as leaving it out and has to pass the other checks. */
export function MayBeAbsent(): PropertyDecorator {
  return ValidateIf((_dto: object, value: unknown) => value !== undefined);
}

/** The field may be null, which says that there is none. */
export function MayBeNull(): PropertyDecorator {
  return ValidateIf((_dto: object, value: unknown) => value !== null);
}
