import { IsEmail, IsString, Length } from 'class-validator';

/** Signs a person in; the answer is a `MeDto` and a session cookie. */
export class SignInDto {
  @IsEmail({}, { message: 'Write your e-mail address.' })
  email!: string;

  @IsString({ message: 'Write your password.' })
  @Length(1, 128, { message: 'Write your password.' })
  password!: string;
}
