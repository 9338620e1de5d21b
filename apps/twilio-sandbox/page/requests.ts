/** Asks the control API for something; answers with its reason when it refuses, and with nothing when it does not. */
export async function ask(
  method: 'POST' | 'PUT',
  path: string,
  body: object = {},
): Promise<string | undefined> {
  try {
    const response = await fetch(`sandbox/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (response.ok) return undefined;
    const answer = (await response.json()) as { error?: string };
    return answer.error ?? `The sandbox answered with ${response.status}.`;
  } catch {
    return 'The sandbox does not answer.';
  }
}
