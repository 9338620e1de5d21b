import type { PolicyReadinessDto } from '@ringdown/contracts';
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { fakeApi, ok } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import { ReadinessPanel } from './readiness-panel';

const passed = {
  code: 'rules',
  severity: 'passed',
  title: 'There are escalation rules',
  whatIsWrong: null,
  whatCallersExperience: null,
  howToMend: null,
  link: null,
} as const;
const blocker = {
  code: 'routing-number',
  severity: 'blocker',
  title: 'No number leads to the policy',
  whatIsWrong: 'No routing number is linked.',
  whatCallersExperience: 'There is no number that they could call.',
  howToMend: 'Link a number.',
  link: '/projects/1/policies/2/phone-number',
} as const;
const note = {
  ...blocker,
  code: 'reachable',
  severity: 'note',
  title: 'No call has come in yet',
} as const;
const checkedAt = new Date().toISOString();
const ready: PolicyReadinessDto = {
  checkedAt,
  isReady: true,
  isOutdated: false,
  findings: [note, passed],
};
const unready: PolicyReadinessDto = {
  checkedAt,
  isReady: false,
  isOutdated: false,
  findings: [blocker, passed],
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('ReadinessPanel', () => {
  it('is one line when all is well', async () => {
    fakeApi(() => ok(ready));
    show(<ReadinessPanel policyId="2" />);

    const line = await screen.findByText(/Ready: 1 check passed/);
    expect(line.textContent).toContain('just now');
    expect(screen.queryByText(passed.title)).toBeNull();
    expect(screen.queryByText(note.title)).toBeNull();
  });

  it('tells each fault with what callers experience and a link that mends, and checks again', async () => {
    fakeApi(({ method }) => ok(method === 'POST' ? ready : unready));
    show(<ReadinessPanel policyId="2" />);

    await screen.findByText(/Not ready: 1 check failed/);
    screen.getByText(/no number that they could call/);
    const mend = screen.getByRole('link', { name: 'Link a number.' });
    expect(mend.getAttribute('href')).toBe(blocker.link);

    await userEvent.click(screen.getByRole('button', { name: 'Check again' }));

    await screen.findByText(/Ready: 1 check passed/);
    expect(screen.queryByText(blocker.title)).toBeNull();
  });

  it('says when something has changed since, and takes no colour for what may be no more', async () => {
    fakeApi(() => ok(Object.assign({}, unready, { isOutdated: true })));
    show(<ReadinessPanel policyId="2" />);

    const line = await screen.findByText(/Something has changed since/);
    expect(line.textContent).toContain('Not ready: 1 check failed');
  });

  it('says that nothing was checked yet, and lets viewers only read', async () => {
    fakeApi(() => ok({ checkedAt: null, isReady: null, isOutdated: false, findings: [] }));
    show(<ReadinessPanel policyId="2" />, 'viewer');

    await screen.findByText('Readiness was not checked yet.');
    expect(screen.queryByRole('button')).toBeNull();
  });
});
