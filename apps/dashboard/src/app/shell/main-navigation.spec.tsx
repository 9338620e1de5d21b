import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';

import { show } from '../../testing/show';
import { MainNavigation } from './main-navigation';

afterEach(cleanup);

describe('MainNavigation', () => {
  it.each([
    ['owner', true],
    ['admin', true],
    ['responder', false],
    ['viewer', false],
  ] as const)('shows Call & SMS to the %s: %s', (role, isShown) => {
    show(<MainNavigation onNavigate={() => undefined} />, role);

    expect(screen.queryByRole('link', { name: 'Call & SMS' }) !== null).toBe(isShown);
    expect(screen.getByRole('link', { name: 'Logs' })).toBeDefined();
    expect(screen.getByRole('link', { name: 'Members' })).toBeDefined();
  });
});
