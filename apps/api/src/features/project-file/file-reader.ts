import { parentPort, workerData } from 'node:worker_threads';

import { LineCounter, parseDocument, stringify, visit, type Document, type Node } from 'yaml';

import type { TextAnswer, TextProblem, TextTask } from './file-text.js';

// A worker of its own: a few kilobytes of YAML can keep a parser busy for minutes. It imports no file of ours but
// types, so that tests can start it as it stands.

/** As many as any other request may hold. */
const mostValues = 50_000;

class Unreadable extends Error {
  readonly problem: TextProblem;

  constructor(problem: TextProblem) {
    super(problem.sentence);
    this.problem = problem;
  }
}

/** JSON is read by the same rules: it is a part of YAML. */
function read(text: string): unknown {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    version: '1.2',
    schema: 'core',
  });
  const lineOf = (offset: number) => Math.max(lines.linePos(offset).line, 1);
  const [wrong] = [...document.errors, ...document.warnings];
  if (wrong !== undefined) {
    throw new Unreadable({ line: lineOf(wrong.pos[0]), sentence: sentenceFor(wrong.code) });
  }
  assertPlain(document, (node) => lineOf(node.range?.[0] ?? 0));
  return document.toJS({ maxAliasCount: 0 }) as unknown;
}

/** Values that stand for others are how a small file becomes a huge one. */
function assertPlain(document: Document, lineOf: (node: Node) => number): void {
  let values = 0;
  visit(document, {
    Alias: (_key, node) => {
      const sentence = 'A project file has no aliases: write the value out.';
      throw new Unreadable({ line: lineOf(node), sentence });
    },
    Node: (_key, node) => {
      values += 1;
      if (values <= 2 * mostValues) return;
      throw new Unreadable({ line: lineOf(node), sentence: 'The file holds too many values.' });
    },
  });
}

function sentenceFor(code: string): string {
  switch (code) {
    case 'DUPLICATE_KEY':
      return 'A field stands here for the second time.';
    case 'MULTIPLE_DOCS':
      return 'A project file is one document.';
    case 'NON_STRING_KEY':
      return 'The name of a field has to be text.';
    case 'TAG_RESOLVE_FAILED':
      return 'A project file has no tags.';
    case 'TAB_AS_INDENT':
      return 'Indent with spaces, not with tabs.';
    default:
      return 'This is neither YAML nor JSON.';
  }
}

function answer(task: TextTask): TextAnswer {
  if (task.kind === 'read') return { value: read(task.text) };
  return task.format === 'json'
    ? { text: `${JSON.stringify(task.value, null, 2)}\n` }
    : { text: stringify(task.value, { lineWidth: 0, aliasDuplicateObjects: false }) };
}

try {
  parentPort?.postMessage(answer(workerData as TextTask));
} catch (error) {
  if (!(error instanceof Unreadable)) throw error;
  parentPort?.postMessage({ problem: error.problem } satisfies TextAnswer);
}
