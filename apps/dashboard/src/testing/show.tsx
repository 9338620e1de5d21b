import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import type { MemberRole } from '@ringdown/contracts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, type RenderResult } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router-dom';

import { CurrentProjectContext } from '../api/current-project';

/** Renders a part of the dashboard with all that stands around it. */
export function show(part: ReactNode, role: MemberRole = 'admin', path = '/'): RenderResult {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(
    <QueryClientProvider client={queryClient}>
      <MantineProvider env="test">
        <ModalsProvider>
          <Notifications />
          <MemoryRouter initialEntries={[path]}>
            <CurrentProjectContext value={{ id: 'project', name: 'Example', role }}>
              {part}
            </CurrentProjectContext>
          </MemoryRouter>
        </ModalsProvider>
      </MantineProvider>
    </QueryClientProvider>,
  );
}
