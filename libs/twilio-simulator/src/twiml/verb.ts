/** One element of a TwiML document that passed the schema check. */
export interface Verb {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** All text inside, trimmed. */
  readonly text: string;
  readonly children: readonly Verb[];
}

/** Something Twilio's debugger would say about a document. */
export interface TwimlProblem {
  readonly code: number;
  readonly level: 'warning' | 'error';
  readonly text: string;
}

/** What came of reading a document: its verbs, or `undefined` when the document cannot be used at all. */
export interface ReadTwiml {
  readonly verbs?: readonly Verb[];
  readonly problems: readonly TwimlProblem[];
}
