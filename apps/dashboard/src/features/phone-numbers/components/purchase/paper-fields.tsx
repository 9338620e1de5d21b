import { Select, Text, type SelectProps } from '@mantine/core';
import type { NumberPapersDto, NumberPapersQueryDto } from '@ringdown/contracts';
import { useQuery } from '@tanstack/react-query';

import { QueryView } from '../../../../components/query-view';
import { numberPurchaseQueries } from '../../api/number-purchases.queries';
import type { PolicyKey } from '../../api/phone-numbers.queries';

type Field = Pick<SelectProps, 'value' | 'error' | 'onChange'>;

type PaperFieldsProps = {
  policy: PolicyKey;
  wanted: NumberPapersQueryDto;
  address: Field;
  bundle: Field;
};

/** Chooses among what the account has of what the carrier may want before it sells a number. */
export function PaperFields({ policy, wanted, address, bundle }: PaperFieldsProps) {
  const papers = useQuery(numberPurchaseQueries.papers(policy, wanted));

  return (
    <QueryView query={papers} errorTitle="Your addresses and papers could not be loaded">
      {({ addresses, bundles }) => (
        <>
          <Choice
            label="Address"
            none="Your account has no address at the carrier yet."
            options={addresses.map(({ sid, name, place }) => ({
              value: sid,
              label: [name, place].filter(Boolean).join(', '),
            }))}
            field={address}
          />
          <Choice
            label="Regulatory bundle"
            none="Your account has no approved regulatory bundle for such numbers."
            options={bundleOptions(bundles)}
            field={bundle}
          />
        </>
      )}
    </QueryView>
  );
}

function bundleOptions(bundles: NumberPapersDto['bundles']) {
  return bundles.map(({ sid, name }) => ({ value: sid, label: name || sid }));
}

type ChoiceProps = {
  label: string;
  none: string;
  options: { value: string; label: string }[];
  field: Field;
};

function Choice({ label, none, options, field }: ChoiceProps) {
  if (options.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {none}
      </Text>
    );
  }
  return <Select label={label} placeholder="None" clearable data={options} {...field} />;
}
