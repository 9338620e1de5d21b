import { Radio, Table, Text } from '@mantine/core';
import { apiKeyAreas, isForApiKeys, type ApiKeyArea, type ApiKeyScope } from '@ringdown/contracts';

import { areaWords } from '../scope-words';

type ScopeTableProps = {
  scopes: readonly ApiKeyScope[];
  onChange: (scopes: ApiKeyScope[]) => void;
};

type Grant = 'none' | 'read' | 'write';
const grants = [
  { value: 'none', label: 'Nothing' },
  { value: 'read', label: 'Read' },
  { value: 'write', label: 'Change' },
] as const;

/** What a key may do in each area: one choice a row. */
export function ScopeTable({ scopes, onChange }: ScopeTableProps) {
  const choose = (area: ApiKeyArea, grant: Grant) => {
    const others = scopes.filter((scope) => !scope.startsWith(`${area}:`));
    onChange(grant === 'none' ? others : [...others, `${area}:${grant}`]);
  };

  return (
    <Table verticalSpacing={6} horizontalSpacing="xs" aria-label="What the key may do">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">Area</Table.Th>
          {grants.map(({ value, label }) => (
            <Table.Th scope="col" key={value} ta="center">
              {label}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {apiKeyAreas.map((area) => (
          <Table.Tr key={area}>
            <Table.Th scope="row" fw={400}>
              {areaWords[area]}
            </Table.Th>
            {grants.map(({ value, label }) => (
              <Table.Td key={value} ta="center">
                {value === 'none' || isForApiKeys(value, area) ? (
                  <Radio
                    name={`scope-${area}`}
                    aria-label={`${areaWords[area]}: ${label}`}
                    checked={grantOf(scopes, area) === value}
                    onChange={() => choose(area, value)}
                    styles={{ inner: { margin: '0 auto' } }}
                  />
                ) : (
                  <Text span c="dimmed" aria-label="Not for API keys" role="img">
                    –
                  </Text>
                )}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function grantOf(scopes: readonly ApiKeyScope[], area: ApiKeyArea): Grant {
  if (scopes.includes(`${area}:write`)) return 'write';
  return scopes.includes(`${area}:read`) ? 'read' : 'none';
}
