import type { Server } from './servers.ts';
import { newCallSid, signedRequest, voiceForm } from './twilio-form.ts';

const base = '/api/notification/call';

/** How many whole calls a second a server takes from ten callers: nine webhooks each, one after another. */
export async function loadCalls(
  server: Server,
  seconds: number,
): Promise<{ perSecond: number; failures: number }> {
  const end = performance.now() + seconds * 1000;
  let calls = 0;
  let failures = 0;
  const caller = async () => {
    while (performance.now() < end) {
      try {
        await (server.name === 'yardstick' ? plainCall(server) : wholeCall(server));
        calls += 1;
      } catch {
        failures += 1;
      }
    }
  };
  const begin = performance.now();
  await Promise.all(Array.from({ length: 10 }, caller));
  return { perSecond: (calls * 1000) / (performance.now() - begin), failures };
}

/** Rings Alice, who picks up, presses 1 and talks until the caller hangs up. */
async function wholeCall(server: Server): Promise<void> {
  const parent = newCallSid();
  const child = newCallSid();
  const first = await post(server.url + `${base}/incoming-call-webhook`, voiceForm(parent));
  const ringEnded = attribute(first, 'action');
  const whisper = attribute(first, 'url');
  const legStatus = attribute(first, 'statusCallback');
  const leg = (changes: Record<string, string>) =>
    voiceForm(child, {
      ParentCallSid: parent,
      To: '+12025550111',
      Direction: 'outbound-dial',
      ...changes,
    });
  for (const CallStatus of ['initiated', 'ringing', 'in-progress']) {
    await post(legStatus, leg({ CallStatus, CallbackSource: 'call-progress-events' }));
  }
  const asked = await post(whisper, leg({ CallStatus: 'in-progress' }));
  await post(attribute(asked, 'action'), leg({ CallStatus: 'in-progress', Digits: '1' }));
  await post(legStatus, leg({ CallStatus: 'completed', CallDuration: '60' }));
  await post(
    ringEnded,
    voiceForm(parent, {
      CallStatus: 'completed',
      DialCallStatus: 'completed',
      DialBridged: 'true',
      DialCallSid: child,
      DialCallDuration: '60',
    }),
  );
  await post(
    server.url + `${base}/call-status`,
    voiceForm(parent, { CallStatus: 'completed', CallDuration: '70' }),
  );
}

/** The same number of webhooks, each as the yardstick answers them. */
async function plainCall(server: Server): Promise<void> {
  for (let webhook = 0; webhook < 9; webhook += 1) {
    await post(server.url + `${base}/incoming-call-webhook`, voiceForm(newCallSid()));
  }
}

async function post(url: string, form: Readonly<Record<string, string>>): Promise<string> {
  const [address = ''] = url.split('#');
  const response = await fetch(address, signedRequest(address, form));
  if (!response.ok) throw new Error(`${address} answered ${String(response.status)}.`);
  return response.text();
}

function attribute(twiml: string, name: string): string {
  const value = new RegExp(` ${name}="([^"]+)"`).exec(twiml)?.[1];
  if (value === undefined) throw new Error(`There is no ${name} in ${twiml}`);
  return value.replaceAll('&amp;', '&');
}
