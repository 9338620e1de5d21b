import { relative } from 'node:path';

/**
 * What a newcomer needs once everything runs.
 *
 * @param {{ dashboardUrl: string, phonesUrl: string, logs: string, dataDirectory: string, demo: import('./data-directory.mjs').DemoSettings | undefined }} facts
 */
export function panel({ dashboardUrl, phonesUrl, logs, dataDirectory, demo }) {
  /** @type {[string, string][]} */
  const rows = [
    ['Dashboard', dashboardUrl],
    ...(demo === undefined ? [] : demoRows(demo)),
    ['Phones', `${phonesUrl}   telephones on the screen: the caller's and the team's`],
    ...(demo === undefined ? [] : [tryThis]),
    ['Logs', shorten(logs)],
    ['Data', `${shorten(dataDirectory)}   kept when you stop; remove it to start anew`],
    ['Stop', 'Ctrl-C'],
  ];
  const lines = rows.map(([name, value]) => `  ${name.padEnd(10)} ${value}`);
  return ['', 'Ringdown is running.', '', ...lines, '', ''].join('\n');
}

/** @type {[string, string]} */
const tryThis = [
  'Try this',
  'on the phones page call the hotline, let a phone ring, answer it and press 1',
];

/**
 * @param {import('./data-directory.mjs').DemoSettings} demo
 * @returns {[string, string][]}
 */
function demoRows(demo) {
  return [
    ['Sign in', `${demo.signIn.email}   ${demo.signIn.password}`],
    ['Hotline', demo.phoneNumber],
  ];
}

/** @param {string} path */
function shorten(path) {
  const fromHere = relative(process.cwd(), path);
  return fromHere.startsWith('..') ? path : fromHere;
}
