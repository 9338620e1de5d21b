import {
  routes,
  type ApplyProjectFileDto,
  type PlanProjectFileDto,
  type ProblemDto,
  type ProjectPlanDto,
} from '@ringdown/contracts';

/** What the person at the terminal needs to know, and no stack. */
export class PlainError extends Error {}

/** Which project, where, and by which key. */
export type Place = { url: string; apiKey: string; projectId: string };

/** @throws {PlainError} that names every variable that is missing. */
export function readPlace(environment: Readonly<Record<string, string | undefined>>): Place {
  const names = ['RINGDOWN_URL', 'RINGDOWN_API_KEY', 'RINGDOWN_PROJECT'] as const;
  const missing = names.filter((name) => (environment[name] ?? '') === '');
  if (missing.length > 0) {
    throw new PlainError(`set ${new Intl.ListFormat('en').format(missing)} first.`);
  }
  const [url = '', apiKey = '', projectId = ''] = names.map((name) => environment[name]);
  if (!URL.canParse(url)) throw new PlainError('RINGDOWN_URL has to be an address.');
  return { url, apiKey, projectId };
}

/** The project file of one project, over the REST API. */
export class ProjectApi {
  constructor(private readonly place: Place) {}

  async export(format: 'yaml' | 'json'): Promise<string> {
    const path = `${routes.projectFile(this.place.projectId)}?format=${format}`;
    return (await this.ask('GET', path)).text();
  }

  async plan(body: PlanProjectFileDto): Promise<ProjectPlanDto> {
    const path = routes.projectFilePlan(this.place.projectId);
    return (await this.ask('POST', path, body)).json() as Promise<ProjectPlanDto>;
  }

  async apply(body: ApplyProjectFileDto): Promise<ProjectPlanDto> {
    const path = routes.projectFileApplication(this.place.projectId);
    return (await this.ask('POST', path, body)).json() as Promise<ProjectPlanDto>;
  }

  private async ask(method: string, path: string, body?: object): Promise<Response> {
    const headers = { authorization: `Bearer ${this.place.apiKey}` };
    const address = new URL(path, this.place.url);
    const request =
      body === undefined
        ? { method, headers }
        : {
            method,
            headers: { ...headers, 'content-type': 'application/json' },
            body: JSON.stringify(body),
          };
    // A redirect would turn a POST into a GET.
    const answer = await fetch(address, { ...request, redirect: 'error' }).catch(
      (error: unknown) => {
        throw new PlainError(`${address.origin} cannot be reached: ${reasonOf(error)}.`);
      },
    );
    if (!answer.ok) throw new PlainError(await refusalIn(answer));
    return answer;
  }
}

async function refusalIn(answer: Response): Promise<string> {
  const text = await answer.text();
  try {
    const { detail, fieldErrors = {} } = JSON.parse(text) as ProblemDto;
    const fields = Object.entries(fieldErrors).flatMap(([path, sentences]) =>
      sentences.filter((sentence) => sentence !== detail).map((each) => `  ${path}: ${each}`),
    );
    return [detail, ...fields].join('\n');
  } catch {
    return `the answer was ${String(answer.status)}; is this the address of a Ringdown?`;
  }
}

function reasonOf(error: unknown): string {
  const { cause, message } = error as Error;
  return cause instanceof Error && cause.message !== '' ? cause.message : message;
}
