import type { Cancel } from '../clock/simulator-clock.js';

/** A request to the REST interface, before it is carried out. */
export interface RestCall {
  readonly method: string;
  /** Path without query. */
  readonly path: string;
  readonly params: URLSearchParams;
}

/**
 * What goes wrong with a REST request. `lost-answer`: it is carried out, but the connection breaks before the answer;
 * `time-out`: it is not carried out and never answered.
 */
export type RestFault =
  | 'too-many-requests'
  | 'unavailable'
  | 'time-out'
  | 'reset'
  | 'lost-answer'
  | { readonly status: number; readonly code: number; readonly message: string };

interface Rule {
  readonly when: (call: RestCall) => boolean;
  readonly fault: RestFault;
  readonly isOnce: boolean;
}

/** Faults of the REST interface that a test asks for. */
export class RestFaults {
  #rules: Rule[] = [];

  /** The next request for which `when` holds meets this fault. */
  once(when: (call: RestCall) => boolean, fault: RestFault): Cancel {
    return this.#add({ when, fault, isOnce: true });
  }

  /** Every such request meets this fault until it is cancelled. */
  always(when: (call: RestCall) => boolean, fault: RestFault): Cancel {
    return this.#add({ when, fault, isOnce: false });
  }

  clear(): void {
    this.#rules = [];
  }

  /** The fault of this request, if any; a planned-once fault is used up. */
  strike(call: RestCall): RestFault | undefined {
    const rule = this.#rules.find(({ when }) => when(call));
    if (rule?.isOnce) this.#rules = this.#rules.filter((other) => other !== rule);
    return rule?.fault;
  }

  #add(rule: Rule): Cancel {
    this.#rules.push(rule);
    return () => {
      this.#rules = this.#rules.filter((other) => other !== rule);
    };
  }
}
