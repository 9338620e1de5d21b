/** Why the sandbox cannot be reached at its address, in a sentence that says what to do. */
export function describeListenError(error: unknown, host: string, port: number): Error {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return new Error(sentence(code, host, port), { cause: error });
}

function sentence(code: string, host: string, port: number): string {
  if (code === 'EADDRINUSE')
    return `port ${port} is already in use. Stop the other program or set SANDBOX_PORT.`;
  if (code === 'EACCES')
    return `port ${port} needs rights that this user does not have. Set SANDBOX_PORT to 1024 or more.`;
  return `the sandbox cannot listen on ${host}, port ${port} (${code}). Check HOST and SANDBOX_PORT.`;
}
