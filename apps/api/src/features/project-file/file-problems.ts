import { contractPipe } from '../../platform/errors/contract.pipe.js';
import { DomainError } from '../../platform/errors/domain-error.js';

const pipe = contractPipe();
/** Nobody mends more at a time. */
const mostTold = 200;

/** Collects all that is wrong with a file, each by the place where it stands in it. */
export class FileProblems {
  private readonly byPath = new Map<string, string[]>();

  add(path: string, sentence: string): void {
    const told = this.byPath.get(path) ?? [];
    if (!told.includes(sentence)) this.byPath.set(path, [...told, sentence]);
  }

  /**
   * Holds a part of the file to the contract of the REST API.
   *
   * @param placeOf where a field of the contract stands in the file.
   * @returns undefined when the part is not as the contract says.
   */
  async check<Dto extends object>(
    contract: new () => Dto,
    value: object,
    placeOf: (field: string) => string,
  ): Promise<Dto | undefined> {
    return this.collect(
      () => pipe.transform(value, { type: 'body', metatype: contract }) as Promise<Dto>,
      placeOf,
    );
  }

  /** Turns what a check refuses into problems of the file. */
  async collect<Result>(
    check: () => Result | Promise<Result>,
    placeOf: (field: string) => string,
  ): Promise<Result | undefined> {
    try {
      return await check();
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const { fieldErrors = { '': [error.detail] } } = error;
      for (const [field, sentences] of Object.entries(fieldErrors)) {
        for (const sentence of sentences) this.add(placeOf(field), sentence);
      }
      return undefined;
    }
  }

  /** @throws {DomainError} when anything is wrong. */
  assertNone(): void {
    if (this.byPath.size === 0) return;
    throw new DomainError(
      'invalid-request',
      'Some fields of the file need your attention.',
      Object.fromEntries([...this.byPath].slice(0, mostTold)),
    );
  }
}
