import { Button, List, Stack, Text } from '@mantine/core';
import type { CallSmsConfigCheckDto } from '@ringdown/contracts';
import { IconPlugConnected } from '@tabler/icons-react';

import { useCurrentProject } from '../../../api/current-project';
import { sentenceOf } from '../../../api/problem-error';
import { FormSection } from '../../../components/form/form-section';
import { readablePhone } from '../../../components/phone-number';
import { Verdict } from '../../../components/verdict';
import { useCheckConfig } from '../api/call-sms-configs.mutations';
import { checkVerdict } from '../check-verdict';

/** Asks the carrier about the account, and tells what it says. */
export function AccountCheck({ configId }: { configId: string }) {
  const project = useCurrentProject();
  const check = useCheckConfig(project.id, configId);

  return (
    <FormSection title="Test">
      <Text size="sm">Asks the carrier whether the credentials are right. It costs nothing.</Text>
      <Button
        variant="default"
        w="fit-content"
        leftSection={<IconPlugConnected size={16} />}
        // Not `loading`, which would take the focus away.
        aria-disabled={check.isPending}
        onClick={() => {
          if (!check.isPending) check.mutate();
        }}
      >
        {check.isPending ? 'Testing…' : 'Test'}
      </Button>
      <div aria-live="polite">
        {check.error && <Verdict tone="bad">{sentenceOf(check.error)}</Verdict>}
        {check.isSuccess && <CheckResult check={check.data} />}
      </div>
    </FormSection>
  );
}

function CheckResult({ check }: { check: CallSmsConfigCheckDto }) {
  const { tone, words } = checkVerdict(check);

  return (
    <Stack gap="sm">
      <Verdict tone={tone}>{words}</Verdict>
      <Sentences title="What a trial account cannot do" items={check.trialLimits} />
      <Sentences title="Needs attention" items={check.warnings} />
      <Sentences
        title="Numbers that can take calls"
        items={check.voiceNumbers.map((number) => readablePhone(number))}
      />
    </Stack>
  );
}

function Sentences({ title, items }: { title: string; items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <List size="sm" className="numbers">
        {items.map((item) => (
          <List.Item key={item}>{item}</List.Item>
        ))}
      </List>
    </div>
  );
}
