import type { TeamDto } from '@ringdown/contracts';

export const team = {
  id: 't1',
  name: 'Network',
  description: 'Routers and switches',
  members: [
    { userId: '5d9f2c7e-3a3c-4a52-9a0e-0d3b6f1c2a11', name: 'Alice', phone: '+12025550123' },
    { userId: '5d9f2c7e-3a3c-4a52-9a0e-0d3b6f1c2a12', name: 'Bob', phone: null },
  ],
  version: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
} satisfies TeamDto;
