import { Button, Group, Modal, Paper, Stack, Table, Text } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import type {
  AvailableNumberDto,
  AvailableNumbersDto,
  NumberPapersQueryDto,
} from '@ringdown/contracts';
import { useState } from 'react';

import classes from '../../../../components/linked-rows.module.css';
import { readablePhone } from '../../../../components/phone-number';
import type { PolicyKey } from '../../api/phone-numbers.queries';
import { capabilityWords, monthlyPriceWords, placeOf } from '../../purchase-words';
import { BuyForm } from './buy-form';

type OfferedNumbersProps = {
  policy: PolicyKey;
  offer: AvailableNumbersDto;
  /** What they were found by. */
  wanted: NumberPapersQueryDto;
  onBuying: () => void;
};

/** A table, or cards where the page is as narrow as a phone. */
export function OfferedNumbers({ policy, offer, wanted, onBuying }: OfferedNumbersProps) {
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [isOpen, question] = useDisclosure(false);
  const [chosen, setChosen] = useState<AvailableNumberDto>();
  if (offer.numbers.length === 0) {
    return (
      <Text size="sm" role="status">
        The carrier has no such number now. Ask for fewer digits, another area code or another type.
      </Text>
    );
  }
  const List = isNarrow ? Cards : Rows;
  const [first] = offer.numbers;
  const isSameForAll = offer.numbers.every(({ requirement }) => requirement === first?.requirement);
  const choose = (number: AvailableNumberDto) => {
    setChosen(number);
    question.open();
  };
  return (
    <Stack gap="xs">
      <PriceNote offer={offer} />
      {isSameForAll && first?.requirement != null && <Text size="sm">{first.requirement}</Text>}
      <List numbers={offer.numbers} choose={choose} tellsRequirement={!isSameForAll} />
      {chosen !== undefined && (
        <Modal
          opened={isOpen}
          onClose={question.close}
          title={`Buy ${readablePhone(chosen.number)}?`}
        >
          <BuyForm
            policy={policy}
            number={chosen}
            price={offer}
            wanted={wanted}
            onBuying={onBuying}
            onCancel={question.close}
          />
        </Modal>
      )}
    </Stack>
  );
}

function PriceNote({ offer }: { offer: AvailableNumbersDto }) {
  const price = monthlyPriceWords(offer);
  return (
    <Text size="sm">
      {price === undefined
        ? 'The carrier does not tell here what these numbers cost. Look into its price list before you buy.'
        : `Each of these numbers costs ${price}, and calls as the carrier charges them.`}
    </Text>
  );
}

type ListProps = {
  numbers: readonly AvailableNumberDto[];
  choose: (number: AvailableNumberDto) => void;
  /** What is the same for all is said once, above the list. */
  tellsRequirement: boolean;
};

function Rows({ numbers, choose, tellsRequirement }: ListProps) {
  return (
    <Paper withBorder className={classes.surface}>
      <Table verticalSpacing={6} horizontalSpacing="md" aria-label="Numbers for sale">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Number</Table.Th>
            <Table.Th scope="col">Place</Table.Th>
            <Table.Th scope="col">Takes</Table.Th>
            {tellsRequirement && <Table.Th scope="col">Needed first</Table.Th>}
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {numbers.map((number) => (
            <Table.Tr key={number.number}>
              <Table.Td className={`numbers ${classes.nowrap}`} fw={600}>
                {readablePhone(number.number)}
              </Table.Td>
              <Table.Td>
                {placeOf(number) ?? (
                  <Text span size="sm" c="dimmed" className={classes.nowrap}>
                    Not told
                  </Text>
                )}
              </Table.Td>
              <Table.Td className={classes.nowrap}>{capabilityWords(number)}</Table.Td>
              {tellsRequirement && (
                <Table.Td>
                  <Text size="xs">{number.requirement ?? 'Nothing'}</Text>
                </Table.Td>
              )}
              <Table.Td ta="right">
                <BuyButton number={number} choose={choose} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

function Cards({ numbers, choose, tellsRequirement }: ListProps) {
  return (
    <Stack component="ul" gap="xs" className={classes.plainList} aria-label="Numbers for sale">
      {numbers.map((number) => (
        <Paper component="li" key={number.number} withBorder p="sm" className={classes.card}>
          <Group justify="space-between" gap="sm" wrap="nowrap">
            <div>
              <Text size="sm" fw={600} className="numbers">
                {readablePhone(number.number)}
              </Text>
              <Text size="xs" c="dimmed">
                {[placeOf(number), capabilityWords(number)].filter(Boolean).join(' · ')}
              </Text>
            </div>
            <BuyButton number={number} choose={choose} />
          </Group>
          {tellsRequirement && number.requirement !== null && (
            <Text size="xs" mt={4}>
              {number.requirement}
            </Text>
          )}
        </Paper>
      ))}
    </Stack>
  );
}

function BuyButton({ number, choose }: Pick<ListProps, 'choose'> & { number: AvailableNumberDto }) {
  return (
    <Button
      variant="default"
      size="xs"
      style={{ flex: 'none' }}
      onClick={() => choose(number)}
      aria-label={`Buy ${readablePhone(number.number)}…`}
    >
      Buy…
    </Button>
  );
}
