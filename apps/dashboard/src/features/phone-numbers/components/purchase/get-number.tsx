import { Alert, Stack, Text } from '@mantine/core';
import type { NumberSearchDto } from '@ringdown/contracts';
import { IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';

import { QueryView } from '../../../../components/query-view';
import { numberPurchaseQueries, useFindNumbers } from '../../api/number-purchases.queries';
import type { PolicyKey } from '../../api/phone-numbers.queries';
import { countryChoices, countryOfReader } from '../../country-choices';
import { NumberSearchForm } from './number-search-form';
import { OfferedNumbers } from './offered-numbers';

type GetNumberProps = { policy: PolicyKey; onBuying: () => void };

/** Finds a number for sale, and buys it. */
export function GetNumber({ policy, onBuying }: GetNumberProps) {
  const countries = useQuery(numberPurchaseQueries.countries(policy));
  const find = useFindNumbers(policy);
  const search = (wish: NumberSearchDto) => find.mutateAsync(wish);

  return (
    <Stack gap="md">
      <TrialNote policy={policy} />
      <QueryView query={countries} errorTitle="The countries could not be loaded">
        {(loaded) => {
          const choices = countryChoices(loaded.countries, countryOfReader(navigator.languages));
          return choices.length === 0 ? (
            <Text size="sm">The carrier offers your account no numbers in any country.</Text>
          ) : (
            <NumberSearchForm countries={choices} search={search} />
          );
        }}
      </QueryView>
      <div aria-live="polite">
        {find.isSuccess && (
          <OfferedNumbers
            policy={policy}
            offer={find.data}
            wanted={find.variables}
            onBuying={onBuying}
          />
        )}
      </div>
    </Stack>
  );
}

/** The newest check of the policy knows what kind of account it is. */
function TrialNote({ policy }: { policy: PolicyKey }) {
  const readiness = useQuery(numberPurchaseQueries.readiness(policy));
  const isTrial = readiness.data?.findings.some(
    ({ code, severity }) => code === 'trial' && severity !== 'passed',
  );
  if (isTrial !== true) return null;
  return (
    <Alert color="yellow" icon={<IconInfoCircle aria-hidden />} title="A trial account">
      It may have one number only, and pays for it from its trial credit. Upgrade the account at the
      carrier before you rely on a hotline.
    </Alert>
  );
}
