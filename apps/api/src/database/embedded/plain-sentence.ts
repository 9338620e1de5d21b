/** Says in one plain sentence why the file system, or PostgreSQL in its log, refused. */
export function plainSentence(directory: string, error: unknown): Error {
  const detail = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return new Error(sentence(directory, code, detail), { cause: error });
}

function sentence(directory: string, code: unknown, detail: string): string {
  if (
    code === 'ENOSPC' ||
    code === 'EDQUOT' ||
    /no space left|disk quota|wrote only \d+ of \d+ bytes/i.test(detail)
  ) {
    return `The disk that holds ${directory} is full; free some space and start again.`;
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return `Ringdown may not write to its database directory ${directory}; give its user the rights or set DATA_DIR to another directory.`;
  }
  if (code === 'ENOTDIR' || code === 'EEXIST' || code === 'ENOENT') {
    return `The database directory ${directory} cannot be created; set DATA_DIR to a directory that can.`;
  }
  // Only what the operating system says needs translating; other sentences are plain already.
  return code === undefined
    ? detail
    : `The database directory ${directory} cannot be used: ${detail}.`;
}
