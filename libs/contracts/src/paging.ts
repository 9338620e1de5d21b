import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

/** How many items a page of a list may hold. */
export const pageSizes = { default: 50, most: 200 } as const;

/** Asks for one page of a list; `cursor` is what the page before said. */
export class PageQueryDto {
  @IsCursor()
  cursor?: string;

  @IsPageSize()
  limit?: number;
}

/** One page of a list, in the list's own order. */
export type PageDto<Item> = {
  items: Item[];
  /** Where the next page starts; null on the last page. */
  nextCursor: string | null;
};

/** Where a page starts, as the page before said. */
export function IsCursor(): PropertyDecorator {
  return allOf(IsOptional(), IsString(), MaxLength(1000));
}

/** How many items a page is to hold. */
export function IsPageSize(): PropertyDecorator {
  // Not @Type(): it wants reflect-metadata, which browsers do without.
  const toNumber = Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? Number(value) : value,
  );
  return allOf(IsOptional(), toNumber, IsInt(), Min(1), Max(pageSizes.most));
}

function allOf(...decorators: PropertyDecorator[]): PropertyDecorator {
  return (target, property) => {
    for (const decorate of decorators) decorate(target, property);
  };
}
