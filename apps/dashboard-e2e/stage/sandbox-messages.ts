import { expect, type APIRequestContext } from '@playwright/test';

type Message = { to: string; body: string };

/** The text of the newest SMS that the sandbox has taken on for a number. */
export async function newestMessage(
  request: APIRequestContext,
  phonesUrl: string,
  to: string,
): Promise<string> {
  let body: string | undefined;
  const read = async () => {
    const messages = (await (
      await request.get(`${phonesUrl}/sandbox/messages`)
    ).json()) as Message[];
    body = messages.findLast((message) => message.to === to)?.body;
    return body;
  };
  await expect.poll(read, `an SMS for ${to}`).toBeDefined();
  return body ?? '';
}
