import { AppShell, Burger, Group, Text } from '@mantine/core';
import type { MeDto, ProjectMembershipDto } from '@ringdown/contracts';

import { Logo } from '../../components/logo';
import { UserMenu } from '../../features/access/components/user-menu';
import { ColorSchemeToggle } from './color-scheme-toggle';
import { ProjectSwitch } from './project-switch';

type TopBarProps = {
  me: MeDto;
  /** Undefined where the page belongs to the person, not to a project. */
  project: ProjectMembershipDto | undefined;
  isMenuOpen: boolean;
  onToggleMenu: () => void;
};

export function TopBar({ me, project, isMenuOpen, onToggleMenu }: TopBarProps) {
  return (
    <AppShell.Header px="md">
      <Group h="100%" justify="space-between" wrap="nowrap" gap="xs">
        <Group gap="xs" wrap="nowrap" miw={0}>
          <Burger
            opened={isMenuOpen}
            onClick={onToggleMenu}
            hiddenFrom="sm"
            size="sm"
            aria-label={isMenuOpen ? 'Close the menu' : 'Open the menu'}
            aria-expanded={isMenuOpen}
            aria-controls="menu"
          />
          <Logo />
          <Text fw={600} visibleFrom="sm">
            Ringdown
          </Text>
          {project && <ProjectSwitch projects={me.projects} current={project} />}
        </Group>
        <Group gap={4} wrap="nowrap">
          <ColorSchemeToggle />
          <UserMenu me={me} />
        </Group>
      </Group>
    </AppShell.Header>
  );
}
