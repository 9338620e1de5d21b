import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import {
  BuyNumberDto,
  type AvailableNumberDto,
  type AvailableNumbersDto,
  type NumberPapersQueryDto,
} from '@ringdown/contracts';
import { IconFileCertificate } from '@tabler/icons-react';

import { FormProblem } from '../../../../components/form/form-problem';
import { useContractForm } from '../../../../components/form/use-contract-form';
import { useBuyNumber } from '../../api/number-purchases.queries';
import type { PolicyKey } from '../../api/phone-numbers.queries';
import { monthlyPriceWords } from '../../purchase-words';
import { PaperFields } from './paper-fields';

type BuyFormProps = {
  policy: PolicyKey;
  number: AvailableNumberDto;
  price: Pick<AvailableNumbersDto, 'monthlyPrice' | 'currency'>;
  /** What it was found by. */
  wanted: NumberPapersQueryDto;
  onBuying: () => void;
  onCancel: () => void;
};

/** Says what a number costs and what happens, and buys it. */
export function BuyForm({
  policy,
  number: { number, requirement },
  price: { monthlyPrice, currency },
  wanted,
  onBuying,
  onCancel,
}: BuyFormProps) {
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
      onBuying();
    },
  });
  const paper = (field: 'addressSid' | 'bundleSid') => ({
    ...form.getInputProps(field),
    value: form.values[field] ?? null,
    onChange: (sid: string | null) => form.setFieldValue(field, sid ?? undefined),
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
            <PaperFields
              policy={policy}
              wanted={wanted}
              address={paper('addressSid')}
              bundle={paper('bundleSid')}
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
