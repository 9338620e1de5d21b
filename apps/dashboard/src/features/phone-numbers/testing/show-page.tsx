import { notifications } from '@mantine/notifications';
import { routes, type MemberRole, type RoutingNumberDto } from '@ringdown/contracts';
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { vi } from 'vitest';

import { done, fakeApi, ok, type Sent } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import { PhoneNumberPage } from '../pages/phone-number-page';

export const aNumber = {
  number: '+12025550100',
  origin: 'linked',
  createdAt: '2026-01-01T00:00:00.000Z',
} satisfies RoutingNumberDto;

export const addresses = {
  incomingCall: 'https://hotline.example.com/api/notification/call/incoming-call-webhook#rc=2',
  fallback: 'https://hotline.example.com/api/notification/call/incoming-call-fallback',
  callStatus: 'https://hotline.example.com/api/notification/call/call-status',
};

const purchases = routes.numberPurchases('project', 'p1');

type Stage = {
  numbers?: readonly RoutingNumberDto[];
  /** What is not answered here is answered as by a carrier with which all is well. */
  answer?: (sent: Sent) => Response | undefined;
  role?: MemberRole;
  callSmsConfigId?: string | null;
};

/** Shows the tab in front of an API that has these numbers; @returns what is asked of it. */
export function showPage({ numbers = [], answer, role, callSmsConfigId = 'config' }: Stage = {}) {
  const requests = fakeApi((sent) => {
    const chosen = answer?.(sent);
    if (chosen !== undefined) return chosen;
    if (sent.method !== 'GET') return done();
    if (sent.path.endsWith('/check')) return ok({ problems: [] });
    if (sent.path === routes.webhookAddresses('project')) return ok(addresses);
    if (sent.path === routes.policyReadiness('project', 'p1')) return ok({ findings: [] });
    if (sent.path.startsWith(purchases)) return ok({ items: [], nextCursor: null });
    return ok({ items: numbers, nextCursor: null });
  });
  show(<PhoneNumberPage policy={{ id: 'p1', callSmsConfigId }} />, role);
  return requests;
}

export const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }));

/** What a test has shown is gone before the next one; the notifications would outlive their page. */
export function clearPage(): void {
  notifications.clean();
  cleanup();
  vi.unstubAllGlobals();
}
