import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  BuyNumberDto,
  type AvailableNumberDto,
  type AvailableNumbersDto,
} from '@ringdown/contracts';
import { IconFileCertificate } from '@tabler/icons-react';

import { FormProblem } from '../../../../components/form/form-problem';
import { useContractForm } from '../../../../components/form/use-contract-form';
import { readablePhone } from '../../../../components/phone-number';
import { useBuyNumber } from '../../api/number-purchases.queries';
import type { PolicyKey } from '../../api/phone-numbers.queries';
import { monthlyPriceWords } from '../../purchase-words';

type BuyButtonProps = {
  policy: PolicyKey;
  number: AvailableNumberDto;
  price: Pick<AvailableNumbersDto, 'monthlyPrice' | 'currency'>;
  onBuying: () => void;
};

/** Buys a number, after it has said what that costs and what happens. */
export function BuyButton(props: BuyButtonProps) {
  const [isOpen, question] = useDisclosure(false);
  const phone = readablePhone(props.number.number);

  return (
    <>
      <Button variant="default" size="xs" onClick={question.open} aria-label={`Buy ${phone}…`}>
        Buy…
      </Button>
      <Modal opened={isOpen} onClose={question.close} title={`Buy ${phone}?`}>
        <BuyForm {...props} onCancel={question.close} />
      </Modal>
    </>
  );
}

function BuyForm({
  policy,
  number: { number, requirement },
  price: { monthlyPrice, currency },
  onBuying,
  onCancel,
}: BuyButtonProps & { onCancel: () => void }) {
  const buy = useBuyNumber(policy);
  const price = monthlyPriceWords({ monthlyPrice, currency });
  const { form, problem, isSaving, onSubmit } = useContractForm({
    contract: BuyNumberDto,
    initialValues: {
      number,
      confirmed: true as const,
      monthlyPrice,
      currency,
      addressSid: undefined as string | undefined,
      bundleSid: undefined as string | undefined,
    },
    save: async ({ addressSid, bundleSid, ...wish }) => {
      await buy.mutateAsync({
        ...wish,
        ...(addressSid !== undefined && { addressSid }),
        ...(bundleSid !== undefined && { bundleSid }),
      });
      onCancel();
      onBuying();
    },
  });
  const paper = (field: 'addressSid' | 'bundleSid') => ({
    ...form.getInputProps(field),
    value: form.values[field] ?? '',
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      form.setFieldValue(field, value.trim() === '' ? undefined : value.trim()),
  });

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <Text size="sm">
          {price === undefined
            ? 'It costs your account at the carrier money each month from now on. How much, its price list says.'
            : `It costs your account at the carrier ${price} from now on.`}{' '}
          It is set up to lead here and linked to this policy.
        </Text>
        {requirement !== null && (
          <>
            <Alert color="yellow" icon={<IconFileCertificate aria-hidden />}>
              {requirement}
            </Alert>
            <TextInput
              label="Address SID"
              description="Of the address in the carrier's console, if this number needs one."
              placeholder="AD…"
              autoComplete="off"
              {...paper('addressSid')}
            />
            <TextInput
              label="Bundle SID"
              description="Of the approved regulatory bundle, if this number needs one."
              placeholder="BU…"
              autoComplete="off"
              {...paper('bundleSid')}
            />
          </>
        )}
        <FormProblem problem={problem} />
        <Group justify="flex-end">
          <Button variant="default" disabled={isSaving} onClick={onCancel}>
            Do not buy
          </Button>
          <Button type="submit" loading={isSaving} data-autofocus={requirement === null}>
            {price === undefined ? 'Buy number' : `Buy for ${price}`}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
