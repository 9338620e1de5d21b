/** The built API as a process of its own that can be killed: `mortal-api.ts` starts it, and says what time it is. */
import { pino } from 'pino';

import { createApp } from '../../dist/app.js';
import { readEnvironment } from '../../dist/config/environment.js';
import { CarrierOrders } from '../../dist/features/webhook/carrier-orders.service.js';
import { Clock } from '../../dist/platform/clock/clock.port.js';
import { ClockFile } from './clock-file.ts';

const [clockPath = '', databaseUrl = ''] = process.argv.slice(2);
const file = new ClockFile(clockPath);

class ClockOfFile extends Clock {
  override now(): Date {
    return file.read();
  }
}

const environment = readEnvironment(process.env);
const app = await createApp({
  environment: { ...environment, databaseUrl },
  logger: pino({ level: 'silent' }),
  clock: new ClockOfFile(),
});
await app.listen(environment.port, '127.0.0.1');

process.once('disconnect', () => process.exit());
// Every message asks to be answered when nothing is under way any more.
process.on('message', (question) => {
  void app
    .get(CarrierOrders, { strict: false })
    .settled()
    .then(() => process.send?.(question));
});
process.send?.('ready');
