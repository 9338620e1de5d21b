import type { CSSProperties } from 'react';

/** Hands a value to the style sheet: `--hue` is the colour of a person, `--lanes` how many people a row shows. */
export function cssVariable(name: '--hue' | '--lanes', value: string | number | undefined) {
  return { [name]: value } as CSSProperties;
}
