import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';

/** The names of all types and classes that the contracts' `index.ts` exports. */
export function contractTypes(directory: string): Set<string> {
  const modules = parse(join(directory, 'index.ts')).statements.flatMap((statement) =>
    ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined
      ? [statement.moduleSpecifier.getText().slice(1, -1).replace(/\.js$/, '.ts')]
      : [],
  );
  return new Set(modules.flatMap((module) => typesOf(parse(join(directory, module)))));
}

function typesOf(source: ts.SourceFile): string[] {
  return source.statements.flatMap((statement) => {
    const isType =
      ts.isClassDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement);
    const isExported = isType && statement.modifiers?.some(({ kind }) => kind === exported);
    return isExported === true && statement.name !== undefined ? [statement.name.text] : [];
  });
}

const exported = ts.SyntaxKind.ExportKeyword;

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
}
