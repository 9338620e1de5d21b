import type { ErrorCode } from './error-codes.js';

/** The body of every refusal: `application/problem+json`, RFC 9457. */
export class ProblemDto {
  type!: string;
  title!: string;
  status!: number;
  code!: ErrorCode;
  /** One plain sentence for a person. */
  detail!: string;
  /** What is wrong with each field, by the field's path in the request (`targets.0.id`). */
  fieldErrors?: Record<string, string[]>;
}
