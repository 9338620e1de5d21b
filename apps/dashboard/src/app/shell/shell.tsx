import { AppShell, Container } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { MeDto, ProjectMembershipDto } from '@ringdown/contracts';
import type { ReactNode } from 'react';

import { MainNavigation } from './main-navigation';
import { NavigationProgress } from './navigation-progress';
import { TopBar } from './top-bar';

type ShellProps = {
  me: MeDto;
  project?: ProjectMembershipDto;
  /** Stands in the place of the project's navigation. */
  navigation?: (onNavigate: () => void) => ReactNode;
  children: ReactNode;
};

/** What stands around every page. */
export function Shell({ me, project, navigation, children }: ShellProps) {
  const [isMenuOpen, menu] = useDisclosure(false);

  return (
    <>
      <a href="#content" className="skip-link">
        Skip to the page
      </a>
      <NavigationProgress />
      <AppShell
        header={{ height: 52 }}
        navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !isMenuOpen } }}
        padding="md"
      >
        <TopBar me={me} project={project} isMenuOpen={isMenuOpen} onToggleMenu={menu.toggle} />
        <AppShell.Navbar p="sm" id="menu" style={{ overflowY: 'auto' }}>
          {navigation?.(menu.close) ?? <MainNavigation onNavigate={menu.close} />}
        </AppShell.Navbar>
        <AppShell.Main id="content" tabIndex={-1}>
          <Container size={1120} px={0} pt="xs" pb="xl">
            {children}
          </Container>
        </AppShell.Main>
      </AppShell>
    </>
  );
}
