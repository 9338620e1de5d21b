import { routes, type MemberRole, type ProblemDto, type ProjectPlanDto } from '@ringdown/contracts';

import { SecretBox } from '../platform/secrets/secret-box.js';
import { Browser } from './browser.js';
import { emailOf, password, startTestApi, type TestApi } from './test-api.js';

type Ask = Awaited<ReturnType<TestApi['as']>>;

/** A project whose file is exported, planned and applied. */
export class ProjectFileStage {
  readonly phoneOfAlice = '+12025550142';
  private projects = 0;
  private admin: Ask | undefined;
  private others = new Map<MemberRole, Ask>();
  projectId = '';

  private constructor(
    readonly api: TestApi,
    private readonly browser: Browser,
    private readonly people: Readonly<Record<string, string>>,
  ) {}

  static async open(): Promise<ProjectFileStage> {
    const api = await startTestApi();
    const people: Record<string, string> = {};
    for (const name of ['Dana', 'Alice', 'Bob', 'responder', 'viewer']) {
      people[name] = await api.addPerson(name);
    }
    const browser = new Browser(api);
    await browser.ask('POST', routes.signIn(), { email: emailOf('Dana'), password });
    const stage = new ProjectFileStage(api, browser, people);
    await api.addPhone(people['Alice'] ?? '', stage.phoneOfAlice);
    stage.admin = await api.as('Dana');
    for (const role of ['responder', 'viewer'] as const) {
      stage.others.set(role, await api.as(role));
    }
    return stage;
  }

  close(): Promise<void> {
    return this.api.stop();
  }

  /** Whoever asks, with their role; Dana is the admin. */
  as(role: MemberRole): Ask {
    const ask = role === 'admin' ? this.admin : this.others.get(role);
    if (ask === undefined) throw new Error(`Nobody is ${role}.`);
    return ask;
  }

  async beginProject(): Promise<void> {
    this.projects += 1;
    this.projectId = await this.api.addProject(`Project ${String(this.projects)}`);
    const roles = { Dana: 'admin', Alice: 'responder', Bob: 'responder', responder: 'responder' };
    for (const [name, role] of Object.entries({ ...roles, viewer: 'viewer' })) {
      await this.api.pool.query(
        'INSERT INTO members (project_id, user_id, role) VALUES ($1, $2, $3)',
        [this.projectId, this.people[name], role],
      );
    }
  }

  idOf(name: string): string {
    return this.people[name] ?? '';
  }

  async export(format?: 'yaml' | 'json'): Promise<{ text: string; contentType: unknown }> {
    const query = format === undefined ? '' : `?format=${format}`;
    const answer = await this.browser.ask('GET', routes.projectFile(this.projectId) + query);
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return { text: answer.body, contentType: answer.headers['content-type'] };
  }

  plan(file: string, options: object = {}) {
    return this.as('admin')<ProjectPlanDto & ProblemDto>(
      'POST',
      routes.projectFilePlan(this.projectId),
      { file, ...options },
    );
  }

  apply(file: string, options: object = {}) {
    return this.as('admin')<ProjectPlanDto & ProblemDto>(
      'POST',
      routes.projectFileApplication(this.projectId),
      { file, ...options },
    );
  }

  /** What the audit log tells of the project, the oldest first. */
  async auditActions(): Promise<string[]> {
    const { rows } = await this.api.pool.query<{ action: string }>(
      'SELECT action FROM audit_entries WHERE project_id = $1 ORDER BY id',
      [this.projectId],
    );
    return rows.map(({ action }) => action);
  }

  async make(url: string, body: object): Promise<string> {
    const answer = await this.as('admin')<{ id: string }>('POST', url, body);
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body.id;
  }

  /** One of everything that a file speaks of. */
  async fill(): Promise<void> {
    const [alice, bob] = [this.idOf('Alice'), this.idOf('Bob')];
    const { projectId, api } = this;
    const config = await api.insert(
      `INSERT INTO call_sms_configs (project_id, name, account_sid, auth_token_sealed)
       VALUES ($1, 'Ours', 'AC1', $2)`,
      [projectId, api.app.get(SecretBox).seal('token', 'config')],
    );
    const team = await this.make(routes.teams(projectId), {
      name: 'Platform',
      description: 'Runs it',
      userIds: [alice, bob],
    });
    const schedule = await this.make(routes.schedules(projectId), {
      name: 'Nights',
      timeZone: 'Europe/Berlin',
      layers: [
        {
          name: 'Weekly',
          kind: 'rotation',
          members: [[alice], [bob]],
          start: '2026-01-05T09:00',
          rotation: { unit: 'weeks', every: 1, handOffTime: '09:00', weekday: 1 },
          windows: [{ kind: 'daily', opens: '18:00', closes: '08:00' }],
          holidays: 'off',
        },
        {
          kind: 'shifts',
          shifts: [{ from: '2030-01-01T00:00Z', to: '2030-01-02T00:00Z', people: [bob] }],
        },
      ],
      holidayCalendars: [{ name: 'Berlin', dates: ['2026-12-24'] }],
    });
    const policy = await this.make(routes.policies(projectId), {
      name: 'Night desk',
      callSmsConfigId: config,
      withheldCallers: 'refused',
      greetingMessage: "Hello: this is #1 - 'the' desk\nOne moment.",
    });
    const rules = routes.rules(projectId, policy);
    await this.make(rules, {
      escalateAfterSeconds: 45,
      targets: [
        { kind: 'schedule', id: schedule },
        { kind: 'team', id: team },
      ],
    });
    await this.make(rules, { targets: [{ kind: 'user', id: alice }] });
    const entries = routes.callerEntries(projectId);
    await this.make(entries, {
      list: 'allow',
      pattern: '+4930*',
      note: 'Berlin',
      policyId: policy,
    });
    await this.make(entries, { list: 'block', pattern: '+1900*' });
  }
}
