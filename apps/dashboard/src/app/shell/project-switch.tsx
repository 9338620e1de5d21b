import { Button, Menu, Text } from '@mantine/core';
import type { ProjectMembershipDto } from '@ringdown/contracts';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { Link } from 'react-router-dom';

type ProjectSwitchProps = {
  projects: readonly ProjectMembershipDto[];
  current: ProjectMembershipDto;
};

/** The project's name; a menu where there is more than one. */
export function ProjectSwitch({ projects, current }: ProjectSwitchProps) {
  if (projects.length === 1) {
    return (
      <Text size="sm" c="dimmed" truncate ml="xs">
        {current.name}
      </Text>
    );
  }
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          px="xs"
          c="dimmed"
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-label={`Project ${current.name}: choose another`}
        >
          {current.name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {projects.map(({ id, name }) => (
          <Menu.Item
            key={id}
            component={Link}
            to={`/projects/${id}/policies`}
            rightSection={id === current.id && <IconCheck size={16} />}
            {...(id === current.id ? { 'aria-current': true } : {})}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
