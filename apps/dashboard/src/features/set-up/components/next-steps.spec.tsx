import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';

import { show } from '../../../testing/show';
import { NextSteps } from './next-steps';

afterEach(cleanup);

it('leads to every step, and says which are done', () => {
  show(
    <NextSteps
      steps={[
        { title: 'Verify your phone', reason: 'To be rung.', to: '/settings/phones', isDone: true },
        { title: 'Create a policy', reason: 'It rings you.', to: '/policies/new', isDone: false },
      ]}
    />,
  );

  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'Verify your phone: doneTo be rung.',
    'Create a policyIt rings you.',
  ]);
  expect(screen.getByRole('link', { name: 'Create a policy' }).getAttribute('href')).toBe(
    '/policies/new',
  );
});
