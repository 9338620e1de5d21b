/** Where Twilio reaches everything that it asks and tells us, below our public address. */
export const webhookPath = '/api/notification/call';

/**
 * Connection overrides: Twilio itself tries twice more when we are slow, unreachable or answer 5xx. The fragment
 * is not sent and not signed (Twilio facts, 1.4).
 */
export const webhookRetries = '#rc=2&rt=4500&rp=ct,rt,5xx';
