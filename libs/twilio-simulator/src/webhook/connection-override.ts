/** Why a request failed, in the words of Twilio's retry policies. */
export type FailureClass = '4xx' | '5xx' | 'ct' | 'rt';

/** How one webhook URL is fetched; times are real milliseconds. */
export interface ConnectionSettings {
  readonly connectMilliseconds: number;
  readonly readMilliseconds: number;
  readonly totalMilliseconds: number;
  readonly retries: number;
  readonly retryOn: ReadonlySet<FailureClass>;
}

const everyClass: readonly FailureClass[] = ['4xx', '5xx', 'ct', 'rt'];

/** Reads Twilio's connection overrides from a URL's fragment (`#rc=2&rp=ct,rt&ct=500`); bad values keep the default. */
export function connectionSettings(url: string): ConnectionSettings {
  const fragment = new URLSearchParams(url.split('#')[1] ?? '');
  const within = (key: string, least: number, most: number, usual: number): number => {
    const value = fragment.get(key);
    if (value === null || !/^\d+$/.test(value)) return usual;
    return Number(value) >= least && Number(value) <= most ? Number(value) : usual;
  };
  return {
    connectMilliseconds: within('ct', 100, 10_000, 5_000),
    readMilliseconds: within('rt', 100, 15_000, 15_000),
    totalMilliseconds: within('tt', 100, 15_000, 15_000),
    retries: within('rc', 0, 5, 1),
    retryOn: retryPolicy(fragment.get('rp')),
  };
}

/** The first mistake in a URL's connection overrides, in words, if there is one (11240 to 11243). */
export function overrideProblem(url: string): string | undefined {
  const known = /^(ct=\d+|rt=\d+|tt=\d+|rc=[0-5]|rp=[a-z0-9,]+|sni=[yn]|e=[a-z0-9,-]+)$/;
  const fragment = url.split('#')[1] ?? '';
  const mistake = fragment.split('&').find((part) => part !== '' && !known.test(part));
  return mistake === undefined ? undefined : `Connection override "${mistake}" is not understood`;
}

function retryPolicy(value: string | null): ReadonlySet<FailureClass> {
  if (value === null) return new Set(['ct']);
  const words = value.split(',');
  return new Set(words.includes('all') ? everyClass : everyClass.filter((c) => words.includes(c)));
}
