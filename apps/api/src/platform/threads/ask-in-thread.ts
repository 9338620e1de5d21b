import { Worker } from 'node:worker_threads';

/** How long a thread may take, and how much of memory. */
export type ThreadBounds = { longestMs: number; largestHeapMb: number };

/** As built, or as a test runs it; `place` is the `import.meta.url` of a neighbour. */
export function threadFile(name: string, place: string): URL {
  return new URL(place.endsWith('.ts') ? `./${name}.ts` : `./${name}.js`, place);
}

/**
 * Lets a file answer a task in a thread of its own, because what strangers wrote may keep it busy without end.
 *
 * @returns undefined when it took too much and was stopped.
 */
export async function askInThread<Answer>(
  file: URL,
  task: unknown,
  { longestMs, largestHeapMb }: ThreadBounds,
): Promise<Answer | undefined> {
  const worker = new Worker(file, {
    workerData: task,
    // It reads what strangers wrote: nothing of ours is within its reach.
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: largestHeapMb },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Answer | undefined>((resolve, reject) => {
      timer = setTimeout(() => {
        resolve(undefined);
      }, longestMs);
      worker.once('message', resolve);
      worker.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(undefined);
        else reject(error);
      });
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
