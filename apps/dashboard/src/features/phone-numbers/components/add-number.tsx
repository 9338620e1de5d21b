import { Accordion, Stack, Text, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';

import type { PolicyKey } from '../api/phone-numbers.queries';
import { AccountNumbers } from './account-numbers';
import classes from './add-number.module.css';
import { ManualSetUp } from './manual-set-up';
import { GetNumber } from './purchase/get-number';

type AddNumberProps = {
  policy: PolicyKey;
  /** Without a call/SMS config only what is done by hand goes. */
  hasConfig: boolean;
};

/** The ways to a number, each unfolded by those who want it: only then is the carrier asked. */
export function AddNumber({ policy, hasConfig }: AddNumberProps) {
  const [open, setOpen] = useState<string | null>(null);

  return (
    <Stack gap="sm" component="section" aria-label="Add a number" maw={960}>
      <Title order={2}>Add a number</Title>
      <Accordion variant="separated" order={3} keepMounted={false} value={open} onChange={setOpen}>
        {hasConfig && (
          <Way
            id="new"
            title="Get a new number"
            description="Buy one with your account at the carrier. It is set up for you."
          >
            <GetNumber policy={policy} onBuying={() => setOpen(null)} />
          </Way>
        )}
        {hasConfig && (
          <Way
            id="existing"
            title="Use an existing number"
            description="One that your account at the carrier has already. It is set up for you."
          >
            <AccountNumbers policy={policy} />
          </Way>
        )}
        <Way
          id="by-hand"
          title="Set a number up by hand"
          description="Link it here, and copy three addresses to the carrier's console."
        >
          <ManualSetUp policy={policy} />
        </Way>
      </Accordion>
    </Stack>
  );
}

type WayProps = { id: string; title: string; description: string; children: ReactNode };

function Way({ id, title, description, children }: WayProps) {
  return (
    <Accordion.Item value={id} className={classes.way}>
      <Accordion.Control>
        <Text size="sm" fw={600}>
          {title}
        </Text>
        <Text size="xs" c="dimmed">
          {description}
        </Text>
      </Accordion.Control>
      <Accordion.Panel>{children}</Accordion.Panel>
    </Accordion.Item>
  );
}
