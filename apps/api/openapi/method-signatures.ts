import { readFileSync } from 'node:fs';

import ts from 'typescript';

/** What the source of a controller's method says and its metadata does not. */
export type MethodSignature = {
  /** The type of the answer, without its Promise, as it is written. */
  answer: string;
  /** Every type that `answer` names. */
  namedTypes: string[];
  description: string | undefined;
  /** What `@answers` in its comment says where the method chooses itself: statuses (`200 202`), media types (`text/csv`). */
  statuses: number[];
  mediaTypes: string[];
  /** The decorators of each parameter: `PathId('policyId')`, `IfMatch()`. */
  decorators: string[];
};

/** The methods of the controllers of one file by `Controller.method`, and each controller's own description. */
export type ControllerSource = {
  methods: Map<string, MethodSignature>;
  descriptions: Map<string, string | undefined>;
};

/** Reads a file without type-checking it: what it answers has to be written down, and the contracts know the types. */
export function readControllerSource(file: string): ControllerSource {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const methods: ControllerSource['methods'] = new Map();
  const descriptions: ControllerSource['descriptions'] = new Map();
  for (const controller of source.statements.filter(ts.isClassDeclaration)) {
    const name = controller.name?.text ?? '';
    descriptions.set(name, descriptionOf(controller));
    for (const member of controller.members.filter(ts.isMethodDeclaration)) {
      methods.set(`${name}.${member.name.getText()}`, signatureOf(member));
    }
  }
  return { methods, descriptions };
}

function signatureOf(method: ts.MethodDeclaration): MethodSignature {
  const declared = declaredAnswers(method);
  const answer = method.type === undefined ? undefined : withoutPromise(method.type);
  return {
    answer: answer?.getText() ?? '',
    namedTypes: answer === undefined ? [] : namesIn(answer),
    description: descriptionOf(method),
    statuses: declared.map(Number).filter(Number.isInteger),
    mediaTypes: declared.filter((each) => each.includes('/')),
    decorators: method.parameters.flatMap((parameter) =>
      (ts.getDecorators(parameter) ?? []).map(({ expression }) => expression.getText()),
    ),
  };
}

function declaredAnswers(method: ts.MethodDeclaration): string[] {
  const tag = ts.getJSDocTags(method).find(({ tagName }) => tagName.text === 'answers');
  const text = ts.getTextOfJSDocComment(tag?.comment) ?? '';
  return text.split(/[\s,]+/).filter((each) => each !== '');
}

function withoutPromise(type: ts.TypeNode): ts.TypeNode {
  const isPromise = ts.isTypeReferenceNode(type) && type.typeName.getText() === 'Promise';
  return (isPromise ? type.typeArguments?.[0] : undefined) ?? type;
}

function namesIn(node: ts.Node): string[] {
  const own = ts.isTypeReferenceNode(node) ? [node.typeName.getText()] : [];
  const below: string[] = [];
  ts.forEachChild(node, (child) => void below.push(...namesIn(child)));
  return [...new Set([...own, ...below])];
}

function descriptionOf(node: ts.Node): string | undefined {
  const [comment] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const text = ts.getTextOfJSDocComment(comment?.comment);
  return text?.replaceAll(/\s+/g, ' ').trim();
}
