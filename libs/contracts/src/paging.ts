import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

/** How many items a page of a list may hold. */
export const pageSizes = { default: 50, most: 200 } as const;

/** Asks for one page of a list; `cursor` is what the page before said. */
export class PageQueryDto {
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  cursor?: string;

  @IsOptional()
  // Not @Type(): it wants reflect-metadata, which browsers do without.
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? Number(value) : value))
  @IsInt()
  @Min(1)
  @Max(pageSizes.most)
  limit?: number;
}

/** One page of a list, in the list's own order. */
export type PageDto<Item> = {
  items: Item[];
  /** Where the next page starts; null on the last page. */
  nextCursor: string | null;
};
