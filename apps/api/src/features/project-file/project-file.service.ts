import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ProjectFileQueryDto } from '@ringdown/contracts';
import { DataSource } from 'typeorm';

import { FileTexts } from './file-texts.service.js';
import { ProjectStates } from './project-state.service.js';
import { toFile } from './to-file.js';

/** A project as one file: what it is, what a file would change, and the change itself. */
@Injectable()
export class ProjectFileService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly texts: FileTexts,
    private readonly states: ProjectStates,
  ) {}

  /** @returns the text of a file that would change nothing. */
  async export(
    projectId: string,
    { format = 'yaml' }: ProjectFileQueryDto,
  ): Promise<{ text: string; contentType: string }> {
    const state = await this.dataSource.transaction('REPEATABLE READ', (tx) =>
      this.states.read(tx, projectId, { lock: false }),
    );
    return {
      text: await this.texts.write(toFile(state), format),
      contentType: format === 'json' ? 'application/json' : 'application/yaml',
    };
  }
}
