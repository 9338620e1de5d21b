import { Transform } from 'class-transformer';
import { IsIn, IsUUID, Matches } from 'class-validator';

import { IsSearchText } from './list-query.js';
import { MayBeAbsent, MayBeNull } from './optional-field.js';
import { PageQueryDto } from './paging.js';
import { IsPlainText } from './plain-text.js';

/** How many entries one policy may have, and the project besides. */
export const mostCallerEntries = 1000;

/** What an entry says of the callers whom it means. */
export const callerLists = ['allow', 'block'] as const;

/** A number with or without plus, or a SIP address; `*` stands for any characters. */
const pattern = /^(?:\+?[\d*]{1,20}|sips?:[\w.!~*'()&=+$,;?/%-]{1,100}@[\w.:*-]{1,100}|sips?:\*)$/i;
/** What people put between the digits of a number; never part of an address. */
const separators = /^[+\d*\s()./-]+$/;

const patternMessage =
  'Write a number such as +4930901820, the beginning of one such as +4930*, or an address such as sip:*@example.com.';
const policyMessage = 'Choose a policy of this project.';

/** Some callers, and whether they may call. Of entries that mean the same caller, the most exact one decides. */
export class CallerEntryDto {
  id!: string;
  /** Null: it holds for all policies of the project. */
  policyId!: string | null;
  list!: (typeof callerLists)[number];
  /** `*` stands for any characters, none included. To whom numbers are masked, `…20` is a number and `…*` stands for several. */
  pattern!: string;
  note!: string;
  createdAt!: string;
}

/** Which entries are listed, the newest first. */
export class CallerEntriesQueryDto extends PageQueryDto {
  /** Those of one policy; absent: those of the project as a whole. */
  @MayBeAbsent()
  @IsUUID(undefined, { message: policyMessage })
  policyId?: string;

  @MayBeAbsent()
  @IsIn(callerLists, { message: 'Choose allow or block.' })
  list?: (typeof callerLists)[number];

  /** Part of the pattern or of the note. */
  @IsSearchText()
  q?: string;
}

/** A new entry. A pattern stands once in a policy, and once in the project. */
export class CreateCallerEntryDto {
  @IsIn(callerLists, { message: 'Choose allow or block.' })
  list!: (typeof callerLists)[number];

  /** Spaces, brackets, dots, slashes and hyphens in a number are left out. */
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && separators.test(value)
      ? value.replaceAll(/[\s()./-]/g, '')
      : typeof value === 'string'
        ? value.trim().toLowerCase()
        : value,
  )
  @Matches(pattern, { message: patternMessage })
  pattern!: string;

  @MayBeAbsent()
  @IsPlainText({ least: 0, most: 200, message: 'Keep the note within 200 characters.' })
  note?: string;

  /** Absent or null: all policies of the project. */
  @MayBeAbsent()
  @MayBeNull()
  @IsUUID(undefined, { message: policyMessage })
  policyId?: string | null;
}
