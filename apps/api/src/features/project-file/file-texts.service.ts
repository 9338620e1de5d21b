import { Injectable } from '@nestjs/common';
import type { ProjectFileQueryDto } from '@ringdown/contracts';

import { DomainError } from '../../platform/errors/domain-error.js';
import { assertReadableValue } from '../../platform/errors/readable-input.js';
import { askInThread, threadFile } from '../../platform/threads/ask-in-thread.js';
import type { TextAnswer, TextTask } from './file-text.js';

const mostAtOnce = 4;
const bounds = { longestMs: 5000, largestHeapMb: 128 };
const reader = threadFile('file-reader', import.meta.url);

/** Reads and writes the text of project files. */
@Injectable()
export class FileTexts {
  private underWay = 0;

  /** @throws {DomainError} when the text cannot be read, or not within the bounds. */
  async read(text: string): Promise<unknown> {
    const answer = await this.ask({ kind: 'read', text });
    if ('problem' in answer) {
      const { line, sentence } = answer.problem;
      throw refused(`Line ${String(line)} of the file cannot be read. ${sentence}`);
    }
    if (!('value' in answer)) throw new Error('The reader wrote.');
    assertReadableValue(answer.value);
    return answer.value;
  }

  async write(value: unknown, format: NonNullable<ProjectFileQueryDto['format']>): Promise<string> {
    const answer = await this.ask({ kind: 'write', value, format });
    if (!('text' in answer)) throw new Error('The reader read.');
    return answer.text;
  }

  private async ask(task: TextTask): Promise<TextAnswer> {
    if (this.underWay >= mostAtOnce) {
      throw new DomainError(
        'too-many-requests',
        'Other project files are being read. Try again in a moment.',
      );
    }
    this.underWay += 1;
    try {
      const answer = await askInThread<TextAnswer>(reader, task, bounds);
      if (answer === undefined)
        throw refused('The file takes too long to be read. Make it plainer.');
      return answer;
    } finally {
      this.underWay -= 1;
    }
  }
}

function refused(sentence: string): DomainError {
  return new DomainError('invalid-request', sentence, { file: [sentence] });
}
