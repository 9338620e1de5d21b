import { IsEmail, IsString, MaxLength } from 'class-validator';

import { MayBeAbsent } from './optional-field.js';
import { IsNewPassword } from './password.js';
import { IsOneLine } from './plain-text.js';

/** Whether this installation still waits for its first owner. */
export class SetUpStateDto {
  needed!: boolean;
  /** Whether the set-up code from the log is asked for; not when the browser runs on the machine itself. */
  codeNeeded!: boolean;
}

/** Creates the first owner with the first project, once; the answer is a `MeDto` and sets the session cookie. */
export class SetUpDto {
  @IsOneLine({ least: 1, most: 100, message: 'Write your name, in at most 100 characters.' })
  name!: string;

  @IsEmail({}, { message: 'Write your e-mail address.' })
  @MaxLength(320, { message: 'Write your e-mail address.' })
  email!: string;

  @IsNewPassword()
  password!: string;

  @IsOneLine({ least: 1, most: 100, message: 'Give the project a name of 1 to 100 characters.' })
  projectName!: string;

  /** What Ringdown wrote into its log at the start. */
  @MayBeAbsent()
  @IsString({ message: 'Write the set-up code.' })
  @MaxLength(100, { message: 'Write the set-up code.' })
  code?: string;
}
