import { ValidateBy } from 'class-validator';

import { IsSearchText, IsSort } from './list-query.js';
import { MayBeAbsent } from './optional-field.js';
import { PageQueryDto } from './paging.js';
import { IsPhoneNumber } from './phone-number.js';
import { IsOneLine, IsPlainText } from './plain-text.js';

/** How many contacts a project may have. */
export const mostContacts = 10_000;

/** How long the name of a contact may be. */
export const longestContactName = 80;

/** What an imported file may hold: its contacts come in one by one or not at all. */
export const contactsFileBounds = { characters: 900_000, lines: 5000 } as const;

/** By what contacts can be sorted; the first is the list's own order. */
export const contactSorts = ['name', '-name', 'updatedAt', '-updatedAt'] as const;

const nameMessage = `Give the contact a name of 1 to ${String(longestContactName)} characters.`;

/** Whose number it is: shown, and said to responders, in place of the number alone. */
export class ContactDto {
  id!: string;
  name!: string;
  /** E.164, such as +12025550123; of one project no two contacts have the same. `…23` to whom numbers are masked. */
  number!: string;
  note!: string;
  /** Rises with every change; an edit sends it back as `If-Match`. */
  version!: number;
  createdAt!: string;
  updatedAt!: string;
}

/** Which contacts are listed. */
export class ContactsQueryDto extends PageQueryDto {
  /** Part of the name, the note or the number, with or without spaces. */
  @IsSearchText()
  q?: string;

  @IsSort(contactSorts)
  sort?: (typeof contactSorts)[number];
}

/** A new contact. */
export class CreateContactDto {
  @IsOneLine({ least: 1, most: longestContactName, message: nameMessage })
  name!: string;

  @IsPhoneNumber()
  number!: string;

  @MayBeAbsent()
  @IsPlainText({ least: 0, most: 500, message: 'Keep the note within 500 characters.' })
  note?: string;
}

/** Changes the fields that are given. */
export class UpdateContactDto extends CreateContactDto {
  @MayBeAbsent()
  @IsOneLine({ least: 1, most: longestContactName, message: nameMessage })
  declare name: string;

  @MayBeAbsent()
  declare number: string;
}

/** Contacts from a file, all of them or none; a number that is known already gets the name of the file. */
export class ImportContactsDto {
  /** CSV: name, number and, if wanted, note; commas, semicolons or tabs; a first line of titles may be there. */
  @IsFileText()
  file!: string;
}

/** What an imported file has changed, in contacts. */
export class ContactsImportDto {
  added!: number;
  changed!: number;
  /** Those that were as the file says. */
  unchanged!: number;
}

function IsFileText(): PropertyDecorator {
  const most = contactsFileBounds.characters;
  return ValidateBy(
    {
      name: 'isTextOfLength',
      // For the OpenAPI document.
      constraints: [1, most],
      validator: {
        validate: (value: unknown) =>
          typeof value === 'string' && value.length >= 1 && value.length <= most,
      },
    },
    { message: `Choose a CSV file of at most ${String(most / 1000)} kB.` },
  );
}
