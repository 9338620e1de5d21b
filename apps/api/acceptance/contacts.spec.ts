import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startDatabaseWire, type DatabaseWire } from './stage/database-wire.js';
import { addHotline, type HotlineSettings } from './stage/hotline.js';
import { startPhoneWorld, type PhoneWorld } from './stage/phone-world.js';
import { expectTruth } from './stage/truth.js';

let world: PhoneWorld;
let wire: DatabaseWire;
beforeAll(async () => {
  world = await startPhoneWorld();
  wire = await startDatabaseWire(world.databaseUrl);
  await world.restart(wire.url);
});
afterAll(async () => {
  await world.stop();
  wire.stop();
});

/** A hotline that alice answers; its project knows the caller by this name. */
async function knownCaller(name: string, settings: Partial<HotlineSettings> = {}) {
  const hotline = await addHotline(world, { rules: [['alice']], ...settings });
  await addContact(hotline.projectId, hotline.caller.number, name);
  hotline.alice.script({ answerAfter: 2, press: '1', hangUpAfter: 5 });
  return hotline;
}

const addContact = (projectId: string, number: string, name: string) =>
  world.pool.query(
    'INSERT INTO contacts (project_id, number, name, created_at, updated_at) VALUES ($1, $2, $3, now(), now())',
    [projectId, number, name],
  );

describe('a caller whom the project knows', () => {
  it('is told to the responder by name, and hears their own number only', async () => {
    const hotline = await knownCaller('Anna <Meier> & Co', { greeting: 'You call from {caller}.' });
    wire.statements.length = 0;

    const call = hotline.caller.dials(hotline.number);
    await world.clock.advance('2m');

    expect(hotline.alice.hasHeard('Support Hotline. Call from Anna <Meier> & Co. Press 1')).toBe(
      true,
    );
    expect(call.hasHeard('You call from 4 9 3 0')).toBe(true);
    expect(call.hasHeard(/Anna/)).toBe(false);
    // One statement tells both, in the whisper alone.
    const naming = wire.statements.filter((statement) => statement.includes('/name'));
    expect(naming).toHaveLength(1);
    await expectTruth(world, hotline);
  });

  it('is told by name where several phones ring at once', async () => {
    const hotline = await knownCaller('Anna', {
      rules: [['alice', 'bob']],
      ringMode: 'all-at-once',
    });

    hotline.caller.dials(hotline.number);
    await world.clock.advance('2m');

    expect(hotline.alice.hasHeard('Call from Anna. Press 1')).toBe(true);
    await expectTruth(world, hotline);
  });

  it('is told by the beginning of a name that nobody would hear to its end', async () => {
    const hotline = await knownCaller('A'.repeat(80));

    hotline.caller.dials(hotline.number);
    await world.clock.advance('2m');

    expect(hotline.alice.hasHeard(`Call from ${'A'.repeat(64)}. Press 1`)).toBe(true);
  });

  it('is told by number where only another project has a name for it', async () => {
    const hotline = await knownCaller('Anna');
    const other = await addHotline(world, { rules: [['alice']] });
    other.alice.script({ answerAfter: 2, press: '1', hangUpAfter: 5 });

    hotline.caller.dials(other.number);
    await world.clock.advance('2m');

    expect(other.alice.hasHeard('Call from 4 9 3 0')).toBe(true);
    expect(other.alice.hasHeard(/Anna/)).toBe(false);
  });
});
