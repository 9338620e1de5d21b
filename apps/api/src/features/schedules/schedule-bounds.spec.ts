import { layerLimits, mostOverrides, scheduleBounds } from '@ringdown/contracts';
import { scheduleLimits } from '@ringdown/on-call';
import { describe, expect, it } from 'vitest';

describe('the bounds of the contracts', () => {
  it('are those of the library', () => {
    expect(scheduleLimits).toMatchObject(scheduleBounds);
    expect(scheduleLimits).toMatchObject({
      members: layerLimits.turns,
      peoplePerTurn: layerLimits.peoplePerTurn,
      windowsPerLayer: layerLimits.windows,
      shiftsPerLayer: layerLimits.shifts,
      overrides: mostOverrides,
    });
  });
});
