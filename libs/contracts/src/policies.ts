import {
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';

/** What a new policy says until somebody changes it. */
export const defaultMessages = {
  greeting: 'Please wait while we connect you to the on-call engineer.',
  noAnswer: 'No one is available. Please try again later.',
  noOneAvailable: "We're sorry, but no on-call engineer is currently available.",
} as const;

/** Longest message in characters: what Twilio's shortest voice limit lets one Say hold. */
export const longestMessage = 3000;
/** How often a policy may start again from its first rule. */
export const mostRepeats = 10;

const nameMessage = 'Give the policy a name of 1 to 100 characters.';
const messageMessage = `Write a message of 1 to ${String(longestMessage)} characters.`;
const repeatMessage = `Repeat between 1 and ${String(mostRepeats)} times.`;

/** An incoming call policy: who is rung when somebody dials its routing numbers, and what the caller hears. */
export class PolicyDto {
  id!: string;
  name!: string;
  description!: string;
  enabled!: boolean;
  callSmsConfigId!: string | null;
  /** E.164 numbers that callers dial; empty means that set-up is needed. */
  routingNumbers!: string[];
  greetingMessage!: string;
  noAnswerMessage!: string;
  noOneAvailableMessage!: string;
  /** Whether escalation starts again from the first rule when no one has answered. */
  repeatIfNoOneAnswers!: boolean;
  /** How often it starts again. */
  repeatTimes!: number;
  ruleCount!: number;
  /** When the newest call came in, ISO 8601 in UTC. */
  lastCallAt!: string | null;
  createdAt!: string;
  updatedAt!: string;
}

/** Everything that an admin may set on a policy; on creation all but the name has a default. */
export class CreatePolicyDto {
  @IsString()
  @Length(1, 100, { message: nameMessage })
  name!: string;

  @IsOptional()
  @IsString()
  @MaxLength(1000, { message: 'Keep the description under 1,000 characters.' })
  description?: string;

  @IsOptional()
  @ValidateIf((dto: CreatePolicyDto) => dto.callSmsConfigId !== null)
  @IsUUID(undefined, { message: 'Choose one of the call/SMS configs of this project.' })
  callSmsConfigId?: string | null;

  @IsOptional()
  @IsBoolean()
  enabled?: boolean;

  @IsOptional()
  @IsString()
  @Length(1, longestMessage, { message: messageMessage })
  greetingMessage?: string;

  @IsOptional()
  @IsString()
  @Length(1, longestMessage, { message: messageMessage })
  noAnswerMessage?: string;

  @IsOptional()
  @IsString()
  @Length(1, longestMessage, { message: messageMessage })
  noOneAvailableMessage?: string;

  @IsOptional()
  @IsBoolean()
  repeatIfNoOneAnswers?: boolean;

  @IsOptional()
  @IsInt({ message: repeatMessage })
  @Min(1, { message: repeatMessage })
  @Max(mostRepeats, { message: repeatMessage })
  repeatTimes?: number;
}

/** Changes the fields that are given and leaves the others alone. */
export class UpdatePolicyDto extends CreatePolicyDto {
  @IsOptional()
  @IsString()
  @Length(1, 100, { message: nameMessage })
  declare name: string;
}
