import 'react';

declare module 'react' {
  interface CSSProperties {
    /** The colour of a person. */
    '--hue'?: string | undefined;
    /** How many people a row shows one below the other. */
    '--lanes'?: number;
  }
}
