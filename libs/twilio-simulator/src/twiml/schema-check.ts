import type { Element, Node } from '@xmldom/xmldom';
import { sayProblem } from './say-limits.js';
import { elements, topVerbs } from './schema.js';
import type { TwimlProblem, Verb } from './verb.js';

const elementNode = 1;

/** Collects a document's verbs; what Twilio would not understand is reported and left out. */
export function checkedVerbs(root: Element, report: (problem: TwimlProblem) => void): Verb[] {
  return childElements(root).flatMap((child) => verbOf(child, topVerbs, 12200, report) ?? []);
}

function verbOf(
  element: Element,
  allowed: readonly string[],
  nestingCode: number,
  report: (problem: TwimlProblem) => void,
): Verb | undefined {
  const name = element.tagName;
  const rule = elements[name];
  const parent = element.parentNode?.nodeName ?? 'the document';
  if (!rule || !allowed.includes(name)) {
    const code = rule ? nestingCode : 12200;
    report({ code, level: 'warning', text: `<${name}> may not stand in <${parent}>; ignored` });
    return undefined;
  }
  const verb: Verb = {
    name,
    attributes: attributesOf(element, report),
    text: (element.textContent ?? '').trim(),
    children: childElements(element).flatMap((child) =>
      // Speech markup is part of the spoken text.
      name === 'Say' && rule.children.includes(child.tagName)
        ? []
        : (verbOf(child, rule.children, rule.nestingCode ?? 12200, report) ?? []),
    ),
  };
  const tooLong = name === 'Say' ? sayProblem(verb) : undefined;
  if (tooLong) report(tooLong);
  return tooLong ? undefined : verb;
}

function attributesOf(
  element: Element,
  report: (problem: TwimlProblem) => void,
): Record<string, string> {
  const rules = elements[element.tagName]?.attributes ?? {};
  const kept: Record<string, string> = {};
  for (const { name, value } of Array.from(element.attributes)) {
    if (name.startsWith('xmlns')) continue;
    const rule = rules[name];
    if (rule?.allows(value)) kept[name] = value;
    else {
      const what = rule ? `has no value "${value}"` : 'is not known';
      report({
        code: rule?.code ?? 12200,
        level: 'warning',
        text: `Attribute ${name} of <${element.tagName}> ${what}; ignored`,
      });
    }
  }
  return kept;
}

function childElements(parent: Node): Element[] {
  return Array.from(parent.childNodes).filter(
    (node): node is Element => node.nodeType === elementNode,
  );
}
