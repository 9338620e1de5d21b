/** `npm run bench`: Ringdown next to a bare server on the same PostgreSQL, in one run. Ratios are what counts. */
import { join } from 'node:path';

import { loadCalls } from './call-load.ts';
import { startDatabases } from './databases.ts';
import { timeRest } from './rest-load.ts';
import { measureSchedules } from './schedule-load.ts';
import { startRingdown, startYardstick, type Server } from './servers.ts';
import { loadWebhooks, type Measured } from './webhook-load.ts';

const fixed = (value: number, digits = 1) => value.toFixed(digits);

const rounds = 2;

// Before anything else keeps the machine busy.
console.table(
  measureSchedules().map(({ turnsFollow, whoUs, whoOldUs, yearMs, yearOldMs }) => ({
    'ten layers, turns follow': turnsFollow,
    'whoIsOnCall µs': fixed(whoUs),
    'final schedule of a year ms': fixed(yearMs),
    'ten years old : new, whoIsOnCall': fixed(whoOldUs / whoUs, 2),
    'ten years old : new, year': fixed(yearOldMs / yearMs, 2),
  })),
);

const { directory, createDatabase, stop: stopDatabases } = await startDatabases();

/** The run in the middle, by throughput. */
function median<Run extends { perSecond: number }>(runs: readonly Run[]): Run {
  const sorted = runs.toSorted((a, b) => a.perSecond - b.perSecond);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('Nothing was measured.');
  return middle;
}

/** Takes turns, so that whatever else the machine does hits both alike. */
async function inTurns<Run extends { perSecond: number }>(
  servers: readonly [Server, Server],
  measure: (server: Server) => Promise<Run>,
): Promise<[Run, Run]> {
  const runs: [Run[], Run[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    runs[0].push(await measure(servers[0]));
    runs[1].push(await measure(servers[1]));
  }
  return [median(runs[0]), median(runs[1])];
}

async function residentMegabytes({ url }: Server): Promise<number> {
  const metrics = await (await fetch(`${url}/api/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(metrics)?.[1]) / 1_048_576;
}

function webhookRow(connections: number, [ours, bare]: [Measured, Measured]) {
  return {
    load: `webhooks, ${String(connections)} connections`,
    'Ringdown /s': fixed(ours.perSecond, 0),
    'yardstick /s': fixed(bare.perSecond, 0),
    'ratio /s': fixed(ours.perSecond / bare.perSecond, 2),
    'p50 ms': `${fixed(ours.p50)} : ${fixed(bare.p50)}`,
    'p99 ms': `${fixed(ours.p99)} : ${fixed(bare.p99)}`,
    'ratio p99': fixed(ours.p99 / bare.p99, 2),
    failures: `${String(ours.failures)} : ${String(bare.failures)}`,
  };
}

const yardstick = await startYardstick(await createDatabase('yardstick'));
const ringdown = await startRingdown(await createDatabase('bench'), join(directory, 'data'));
try {
  // First, while there is only the demo's data.
  const { health, others } = await timeRest(ringdown);
  console.table(
    [health, ...others].map(({ what, p50, p95 }) => ({
      request: what,
      'p50 ms': fixed(p50),
      'p95 ms': fixed(p95),
      'p95 / health': fixed(p95 / health.p95),
    })),
  );
  const rows: Record<string, string>[] = [];
  for (const connections of [1, 10, 50]) {
    rows.push(
      webhookRow(
        connections,
        await inTurns([ringdown, yardstick], (server) => loadWebhooks(server, connections)),
      ),
    );
  }
  const [ours, bare] = await inTurns([ringdown, yardstick], (server) => loadCalls(server, 4));
  rows.push({
    load: 'whole calls of 9 webhooks, 10 callers',
    'Ringdown /s': fixed(ours.perSecond, 0),
    'yardstick /s': fixed(bare.perSecond, 0),
    'ratio /s': fixed(ours.perSecond / bare.perSecond, 2),
    failures: `${String(ours.failures)} : ${String(bare.failures)}`,
  });
  console.table(rows);
  console.log(
    `API memory after the run: ${fixed(await residentMegabytes(ringdown), 0)} MB resident`,
  );
} finally {
  await ringdown.stop();
  await yardstick.stop();
  await stopDatabases();
}
