import { Button, Menu } from '@mantine/core';
import type { ProjectMembershipDto } from '@ringdown/contracts';
import { IconCheck, IconChevronDown, IconPlus } from '@tabler/icons-react';
import { Link } from 'react-router-dom';

type ProjectSwitchProps = {
  projects: readonly ProjectMembershipDto[];
  current: ProjectMembershipDto;
};

/** The project's name, which leads to the others and to a new one. */
export function ProjectSwitch({ projects, current }: ProjectSwitchProps) {
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          px="xs"
          c="dimmed"
          miw={0}
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
        <Menu.Divider />
        <Menu.Item component={Link} to="/projects/new" leftSection={<IconPlus size={16} />}>
          New project
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
