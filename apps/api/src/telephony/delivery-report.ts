/** What the carrier reports of a message or a call that it had taken on. */
export type DeliveryReport =
  | { kind: 'delivered' }
  /** A call that was answered and is over. */
  | { kind: 'call-over' }
  /** `sentence` says why, for a person. */
  | { kind: 'failed'; sentence: string };

/** Why a message did not arrive, by Twilio's error code. */
const reasons: Readonly<Record<string, string>> = {
  30003: 'The phone is switched off or out of reach.',
  30004: 'The phone, or its carrier, blocks messages.',
  30005: 'No phone has this number, or it is out of service.',
  30006:
    'This number is a landline, or its carrier takes no messages. Have yourself called instead.',
  30007: 'The phone’s carrier took the message for unwanted mail. Have yourself called instead.',
  30008: 'The phone’s carrier did not deliver it and does not say why.',
  30017: 'The phone’s carrier is overloaded. Try again in some minutes.',
  30032: 'The sending toll-free number is not verified with the carrier yet.',
  30034: 'The sending number is not registered for messages to the United States (A2P 10DLC).',
};

const callEnds: Readonly<Record<string, string>> = {
  busy: 'The line was busy.',
  'no-answer': 'Nobody answered the call.',
  failed: 'The carrier could not connect the call.',
  canceled: 'The call was canceled.',
};

/** Reads the form of a status callback; undefined while nothing is certain yet. */
export function readDeliveryReport(
  params: Readonly<Record<string, unknown>>,
): DeliveryReport | undefined {
  const { MessageStatus: message, CallStatus: call, ErrorCode: code } = params;
  if (message === 'delivered' || message === 'read') return { kind: 'delivered' };
  if (message === 'undelivered' || message === 'failed') {
    return { kind: 'failed', sentence: reasonOf(code) };
  }
  if (call === 'completed') return { kind: 'call-over' };
  const sentence = typeof call === 'string' ? own(callEnds, call) : undefined;
  return sentence === undefined ? undefined : { kind: 'failed', sentence };
}

function reasonOf(code: unknown): string {
  if (typeof code !== 'string' || !/^\d{5,6}$/.test(code)) return 'The message did not arrive.';
  return (
    own(reasons, code) ??
    `The message did not arrive: error ${code}, which the carrier’s documentation explains.`
  );
}

function own(sentences: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(sentences, key) ? sentences[key] : undefined;
}
