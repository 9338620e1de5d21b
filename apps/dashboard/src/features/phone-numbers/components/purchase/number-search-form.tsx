import { Button, Group, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core';
import { NumberSearchDto, type NumberCountryDto, type NumberKind } from '@ringdown/contracts';
import { IconSearch } from '@tabler/icons-react';

import { FormProblem } from '../../../../components/form/form-problem';
import { useContractForm } from '../../../../components/form/use-contract-form';
import { kindWords } from '../../purchase-words';

type NumberSearchFormProps = {
  /** At least one. */
  countries: readonly NumberCountryDto[];
  search: (wish: NumberSearchDto) => Promise<unknown>;
};

type Values = {
  country: string;
  kind: NumberKind;
  areaCode: string | undefined;
  contains: string | undefined;
};

const withAreaCodes: readonly string[] = ['US', 'CA'];

export function NumberSearchForm({ countries, search }: NumberSearchFormProps) {
  const [first] = countries;
  const kindsIn = (country: string) => countries.find(({ code }) => code === country)?.kinds ?? [];
  const { form, problem, isSaving, onSubmit } = useContractForm<Values>({
    contract: NumberSearchDto,
    initialValues: {
      country: first?.code ?? '',
      kind: first?.kinds[0] ?? 'local',
      areaCode: undefined,
      contains: undefined,
    },
    save: ({ country, kind, areaCode, contains }) =>
      search({
        country,
        kind,
        ...(areaCode !== undefined && { areaCode }),
        ...(contains !== undefined && { contains }),
      }),
  });
  const kinds = kindsIn(form.values.country);
  const chooseCountry = (country: string | null) => {
    if (country === null) return;
    const offered = kindsIn(country);
    const { kind } = form.values;
    form.setValues({
      country,
      kind: offered.includes(kind) ? kind : (offered[0] ?? kind),
      areaCode: withAreaCodes.includes(country) ? form.values.areaCode : undefined,
    });
  };
  const optional = (field: 'areaCode' | 'contains') => ({
    ...form.getInputProps(field),
    value: form.values[field] ?? '',
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      form.setFieldValue(field, value.trim() === '' ? undefined : value.trim()),
  });

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="sm">
        <Group align="flex-start" gap="sm">
          <Select
            label="Country"
            searchable
            allowDeselect={false}
            nothingFoundMessage="Your account is offered no numbers there"
            flex="2 1 14rem"
            data={countries.map(({ code, name }) => ({ value: code, label: name }))}
            {...form.getInputProps('country')}
            onChange={chooseCountry}
          />
          <div>
            <Text size="sm" fw={600} id="number-kind" mb={2}>
              Type
            </Text>
            <SegmentedControl
              aria-labelledby="number-kind"
              data={kinds.map((kind) => ({ value: kind, label: kindWords[kind] }))}
              {...form.getInputProps('kind')}
            />
          </div>
        </Group>
        <Group align="flex-start" gap="sm">
          {withAreaCodes.includes(form.values.country) && (
            <TextInput
              label="Area code"
              placeholder="Any"
              inputMode="numeric"
              autoComplete="off"
              flex="1 1 7rem"
              {...optional('areaCode')}
            />
          )}
          <TextInput
            label="Contains"
            placeholder="2580 or HELP"
            autoComplete="off"
            flex="2 1 10rem"
            {...optional('contains')}
          />
          <Button
            type="submit"
            mt={{ base: 0, xs: 24 }}
            loading={isSaving}
            leftSection={<IconSearch size={16} aria-hidden />}
          >
            Search
          </Button>
        </Group>
        <FormProblem problem={problem} />
      </Stack>
    </form>
  );
}
