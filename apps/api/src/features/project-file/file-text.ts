/** What the thread is asked: to read a text, or to write one. */
export type TextTask =
  { kind: 'read'; text: string } | { kind: 'write'; value: unknown; format: 'yaml' | 'json' };

/** Why a text cannot be read; `line` counts from 1. */
export type TextProblem = { line: number; sentence: string };

/** What the thread answers. */
export type TextAnswer = { value: unknown } | { text: string } | { problem: TextProblem };
