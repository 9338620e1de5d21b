import { dirname, relative, resolve, sep } from 'node:path';

/**
 * A feature may use another feature of the same app only through the files whose suffixes are allowed, such as
 * its service: `{ allow: ['service', 'module'] }`. An empty list closes features to each other altogether.
 * @type {import('eslint').Rule.RuleModule}
 */
export const featureBoundaries = {
  meta: {
    type: 'problem',
    schema: [
      {
        type: 'object',
        properties: { allow: { type: 'array', items: { type: 'string' } } },
        additionalProperties: false,
      },
    ],
    messages: {
      closed: 'Feature "{{from}}" must not reach into feature "{{to}}": {{file}}. {{way}}',
    },
  },
  create(context) {
    const { allow } = { allow: [], ...context.options[0] };
    const from = featureOf(context.filename);
    if (from === undefined) return {};

    return {
      ImportDeclaration(node) {
        const source = String(node.source.value);
        if (!source.startsWith('.')) return;
        const path = resolve(dirname(context.filename), source);
        const to = featureOf(path);
        if (to === undefined || to.name === from.name || to.root !== from.root) return;
        const file = relative(to.root, path);
        if (allow.some((suffix) => new RegExp(`\\.${suffix}\\.[jt]s$`).test(file))) return;
        const way =
          allow.length > 0 ? `Go through its ${allow.join(' or ')}.` : 'Move what both need out.';
        context.report({
          node,
          messageId: 'closed',
          data: { from: from.name, to: to.name, file, way },
        });
      },
    };
  },
};

/** @param {string} path */
function featureOf(path) {
  const parts = path.split(sep);
  const at = parts.lastIndexOf('features');
  const name = parts[at + 1];
  return at < 0 || name === undefined
    ? undefined
    : { root: parts.slice(0, at + 1).join(sep), name };
}
