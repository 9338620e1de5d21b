import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { SchedulesService } from '../schedules/schedules.service.js';
import { compareFiles, type ProjectChange } from './compare-files.js';
import { FileProblems } from './file-problems.js';
import type { Names } from './names.js';
import { toScheduleDto } from './project-changes.service.js';
import type { ProjectFile } from './project-file.js';
import { ProjectStates } from './project-state.service.js';
import { readFile } from './read-file.js';
import { toFile, type ProjectState } from './to-file.js';

/** Finds what a file would change. */
@Injectable()
export class ProjectPlanning {
  constructor(
    private readonly states: ProjectStates,
    private readonly schedules: SchedulesService,
  ) {}

  async present(tx: EntityManager, projectId: string): Promise<ProjectFile> {
    return toFile(await this.states.read(tx, projectId, { lock: false }));
  }

  /**
   * @param options.file is what is wanted, said by the names that there are.
   * @param options.lock keeps the project as it was read until the transaction ends.
   * @throws {DomainError} that names every place of the file at which something is wrong.
   */
  async plan(
    tx: EntityManager,
    projectId: string,
    { file, prune, lock }: { file: (names: Names) => unknown; prune: boolean; lock: boolean },
  ): Promise<{ state: ProjectState; changes: ProjectChange[] }> {
    const state = await this.states.read(tx, projectId, { lock });
    const present = toFile(state);
    const problems = new FileProblems();
    const wanted = await readFile(file(state.names), {
      names: state.names,
      problems,
      withEmptyRules: withEmptyRules(present),
      wholeSchedule: (asked) => this.schedules.wholeOf(asked),
    });
    problems.assertNone();
    const changes = compareFiles(present, wanted, { prune });
    await this.checkSchedules(changes, state, problems);
    problems.assertNone();
    return { state, changes };
  }

  /** Only those that change: that everybody has left a layer is no mistake of whoever changes something else. */
  private async checkSchedules(
    changes: readonly ProjectChange[],
    { names }: ProjectState,
    problems: FileProblems,
  ): Promise<void> {
    for (const change of changes) {
      if (change.kind !== 'schedule' || change.act === 'delete') continue;
      const at = `schedules.${String(change.place)}`;
      await problems.collect(
        () => {
          this.schedules.assertSound(toScheduleDto(change.after, names));
        },
        (field) => `${at}.${field}`,
      );
    }
  }
}

function withEmptyRules({ policies }: ProjectFile): ReadonlySet<string> {
  const emptied = policies.filter(({ rules }) => rules.some(({ targets }) => targets.length === 0));
  return new Set(emptied.map(({ slug }) => slug));
}
