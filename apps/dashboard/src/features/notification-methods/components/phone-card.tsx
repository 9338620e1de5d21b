import { ActionIcon, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { CodeSenderDto, MyPhoneDto } from '@ringdown/contracts';
import { IconCircleCheck, IconTrash } from '@tabler/icons-react';

import { MoveButtons } from '../../../components/move-buttons';
import { readablePhone } from '../../../components/phone-number';
import { VerificationPanel } from './verification-panel';

type PhoneCardProps = {
  phone: MyPhoneDto;
  phoneCount: number;
  /** Whether calls ring this one: the first that is verified. */
  isRung: boolean;
  senders: readonly CodeSenderDto[];
  onMove: (step: -1 | 1) => void;
  onDelete: () => void;
  onVerified: () => void;
};

/** One phone: what it is, whether calls ring it, and how it gets verified. */
export function PhoneCard({ phone, phoneCount, isRung, senders, ...on }: PhoneCardProps) {
  const name = readablePhone(phone.number);

  return (
    <Paper component="li" withBorder p="md" bg="var(--ringdown-surface)" data-phone={phone.id}>
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <div>
            <Group gap="xs">
              <Title order={2} size="h3" className="numbers" tabIndex={-1}>
                {name}
              </Title>
              {phone.verified && (
                <Badge
                  variant="light"
                  color="teal"
                  leftSection={<IconCircleCheck size={12} aria-hidden />}
                >
                  Verified
                </Badge>
              )}
              {isRung && <Badge variant="outline">Rung first</Badge>}
            </Group>
            <Text size="sm" c="dimmed" className="numbers">
              {phone.nationalNumber}
              {phone.country !== null && ` · ${countryName(phone.country)}`}
            </Text>
            {phone.usedBy.length > 0 && (
              <Text size="sm" c="dimmed">
                Rung by {new Intl.ListFormat('en').format(phone.usedBy)}
              </Text>
            )}
          </div>
          <Group gap={0} wrap="nowrap">
            {phoneCount > 1 && (
              <MoveButtons
                what={name}
                isFirst={phone.position === 1}
                isLast={phone.position === phoneCount}
                onMove={on.onMove}
              />
            )}
            <ActionIcon
              variant="subtle"
              color="red"
              aria-label={`Delete ${name}`}
              onClick={on.onDelete}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        </Group>
        {!phone.verified && (
          <VerificationPanel phone={phone} senders={senders} onVerified={on.onVerified} />
        )}
      </Stack>
    </Paper>
  );
}

const countryNames = new Intl.DisplayNames('en', { type: 'region' });

function countryName(country: string): string {
  return countryNames.of(country) ?? country;
}
