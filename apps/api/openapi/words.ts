/** Features whose folder is not what people call them. */
const tags: Readonly<Record<string, string>> = {
  access: 'Sign-in',
  'api-document': 'OpenAPI',
  'api-keys': 'API keys',
  'call-sms-configs': 'Call/SMS configs',
  logs: 'Calls',
  people: 'Members',
  policies: 'Incoming call policies',
};

/** What people call the feature whose folder holds a file. */
export function tagOf(file: string): string {
  const [, feature = 'platform'] = /\/features\/([^/]+)\//.exec(file) ?? [];
  return tags[feature] ?? upperFirst(feature.replaceAll('-', ' '));
}

/** `startVerification` as people read it: Start verification. */
export function inWords(method: string): string {
  return upperFirst(method.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
}

/** `policiesList`: stable as long as controller and method keep their names. */
export function operationId(controller: string, method: string): string {
  const subject = controller.replace(/Controller$/, '');
  return subject.charAt(0).toLowerCase() + subject.slice(1) + upperFirst(method);
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
