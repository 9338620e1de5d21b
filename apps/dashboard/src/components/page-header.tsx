import { Anchor, Box, Group, Stack, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconChevronLeft } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { Link, useLocation } from 'react-router-dom';

type PageHeaderProps = {
  title: string;
  /** Stands beside the title, such as a badge. */
  beside?: ReactNode;
  /** One line below the title: whether all is right. */
  children?: ReactNode;
  actions?: ReactNode;
  back?: { to: string; label: string };
};

/** The head of every page. It takes the focus when somebody comes from another page, so that readers hear where they are. */
export function PageHeader({ title, beside, children, actions, back }: PageHeaderProps) {
  useDocumentTitle(`${title} · Ringdown`);
  const heading = useFocusOnArrival();

  return (
    <Stack gap={4} mb="lg">
      {back && (
        <Anchor component={Link} to={back.to} size="sm" w="fit-content">
          <Group gap={2} wrap="nowrap">
            <IconChevronLeft size={16} aria-hidden />
            {back.label}
          </Group>
        </Anchor>
      )}
      <Group justify="space-between" align="flex-start" gap="sm">
        <Box flex="1 1 16rem" miw={0}>
          <Group gap="sm">
            <Title order={1} ref={heading} tabIndex={-1} style={{ overflowWrap: 'anywhere' }}>
              {title}
            </Title>
            {beside}
          </Group>
          {children}
        </Box>
        {actions}
      </Group>
    </Stack>
  );
}

function useFocusOnArrival() {
  const heading = useRef<HTMLHeadingElement>(null);
  // The router calls the very first place "default": there the browser itself announces the page.
  const hasArrived = useRef(useLocation().key !== 'default');

  useEffect(() => {
    if (hasArrived.current) heading.current?.focus({ preventScroll: true });
    hasArrived.current = false;
  }, []);

  return heading;
}
