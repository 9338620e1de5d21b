import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { describe, expect, it } from 'vitest';

import { CreatePolicyDto } from './policies.js';

const isTaken = (timeZone: unknown) =>
  validateSync(plainToInstance(CreatePolicyDto, { name: 'Night desk', timeZone })).length === 0;

describe('the name of a time zone', () => {
  it.each(['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires'])('%s is taken', (zone) => {
    expect(isTaken(zone)).toBe(true);
  });

  it.each(['', 'Mars/Olympus', '+02:00', 'Europe/Berlin\n', 7, null])('%j is refused', (zone) => {
    expect(isTaken(zone)).toBe(false);
  });
});
