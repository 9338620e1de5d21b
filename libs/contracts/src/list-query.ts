import { Transform } from 'class-transformer';
import { IsBoolean, IsIn } from 'class-validator';

import { MayBeAbsent } from './optional-field.js';
import { IsOneLine } from './plain-text.js';

/**
 * By what a list is sorted: a field's name, or the name after a minus for the other way round.
 *
 * @param sorts all that the list offers, its own order first.
 */
export function IsSort(sorts: readonly string[]): PropertyDecorator {
  return allOf(
    MayBeAbsent(),
    IsIn(sorts, { message: `This list is sorted by ${sorts.join(', ')}.` }),
  );
}

/** Part of a name, in any case. */
export function IsSearchText(): PropertyDecorator {
  return allOf(
    MayBeAbsent(),
    IsOneLine({ least: 1, most: 100, message: 'Search for 1 to 100 characters.' }),
  );
}

/** Yes or no in a query: `true` or `false`. */
export function IsFlag(): PropertyDecorator {
  const toBoolean = Transform(({ value }: { value: unknown }) =>
    value === 'true' ? true : value === 'false' ? false : value,
  );
  return allOf(MayBeAbsent(), toBoolean, IsBoolean({ message: 'Say true or false.' }));
}

function allOf(...decorators: PropertyDecorator[]): PropertyDecorator {
  return (target, property) => {
    for (const decorate of decorators) decorate(target, property);
  };
}
