import { Button, CloseButton, Group, Input, Select, Stack, Switch, Text } from '@mantine/core';
import { mostMenuChoices, type MenuDto, type VoiceName } from '@ringdown/contracts';
import { IconPlus } from '@tabler/icons-react';

import type { ErrorAt } from '../../../components/form/field-errors';
import { FormSection } from '../../../components/form/form-section';
import { MessageInput } from '../../../components/messages/message-input';
import { OtherPolicySelect } from './other-policy-select';

/** A contract's shape without its class, so that it can be spread. */
type Menu = Pick<MenuDto, 'message' | 'otherwisePolicyId'> & { choices: Choice[] };
type Choice = { key: string; policyId: string | null };

type MenuFieldsProps = {
  menu: Menu | null;
  /** Of the policy itself; absent while it is not made yet. */
  ownId: string | undefined;
  isReadOnly: boolean;
  onChange: (menu: Menu | null) => void;
  errorAt: ErrorAt;
  policy: { name: string; voice: VoiceName };
};

const keys = Array.from({ length: mostMenuChoices }, (_, digit) => String(digit));
const ownRules = 'The rules of this policy';
const firstMenu: Menu = {
  message: 'For emergencies, press 1.',
  choices: [{ key: '1', policyId: null }],
  otherwisePolicyId: null,
};

/** What a caller chooses from before anybody is rung. */
export function MenuFields({
  menu,
  ownId,
  isReadOnly,
  onChange,
  errorAt,
  policy,
}: MenuFieldsProps) {
  return (
    <FormSection title="Menu">
      <Switch
        label="Let the caller choose by a key"
        description="After the greeting, before anybody is rung."
        disabled={isReadOnly}
        checked={menu !== null}
        onChange={({ currentTarget: { checked } }) => onChange(checked ? firstMenu : null)}
      />
      {menu !== null && (
        <>
          <MessageInput
            label="What the menu says"
            description="Say each key. Whoever presses none of them hears it once more."
            value={menu.message}
            onChange={({ currentTarget: { value: message } }) => onChange({ ...menu, message })}
            write={(message) => onChange({ ...menu, message })}
            policyName={policy.name}
            policyVoice={policy.voice}
            readOnly={isReadOnly}
            data-path="menu.message"
            error={errorAt('message')}
          />
          <Choices
            choices={menu.choices}
            ownId={ownId}
            isReadOnly={isReadOnly}
            onChange={(choices) => onChange({ ...menu, choices })}
            errorAt={errorAt}
          />
          <OtherPolicySelect
            label="Without a key of the menu"
            description="Where the call goes when the menu was heard twice."
            maw={420}
            ownId={ownId}
            none={ownRules}
            readOnly={isReadOnly}
            value={menu.otherwisePolicyId}
            onChange={(otherwisePolicyId) => onChange({ ...menu, otherwisePolicyId })}
            data-path="menu.otherwisePolicyId"
            error={errorAt('otherwisePolicyId')}
          />
        </>
      )}
    </FormSection>
  );
}

type ChoicesProps = Pick<MenuFieldsProps, 'ownId' | 'isReadOnly' | 'errorAt'> & {
  choices: Choice[];
  onChange: (choices: Choice[]) => void;
};

function Choices({ choices, ownId, isReadOnly, onChange, errorAt }: ChoicesProps) {
  const free = keys.filter((key) => !choices.some((choice) => choice.key === key));
  const isRowWrong = choices.some((_, index) => Boolean(errorAt(`choices.${index}`)));
  const add = () => {
    // 1 comes first on a telephone, and 0 last.
    const key = free.find((each) => each !== '0') ?? free[0];
    if (key !== undefined) onChange([...choices, { key, policyId: null }]);
  };

  return (
    <Input.Wrapper label="Keys" error={!isRowWrong && errorAt('choices')}>
      <Stack gap="xs" mt="xs">
        {choices.map((choice, index) => (
          <div key={index}>
            <Group gap="xs">
              <Select
                w={76}
                aria-label={`Key ${index + 1}`}
                allowDeselect={false}
                readOnly={isReadOnly}
                data={keys.filter((key) => key === choice.key || free.includes(key))}
                value={choice.key}
                onChange={(key) =>
                  key !== null && onChange(choices.with(index, { ...choice, key }))
                }
                data-path={`menu.choices.${index}.key`}
              />
              <Text size="sm">leads to</Text>
              <Group gap="xs" wrap="nowrap" flex="1 1 260px" maw={360}>
                <OtherPolicySelect
                  flex={1}
                  aria-label={`Where key ${choice.key} leads`}
                  ownId={ownId}
                  none={ownRules}
                  readOnly={isReadOnly}
                  value={choice.policyId}
                  onChange={(policyId) => onChange(choices.with(index, { ...choice, policyId }))}
                  error={Boolean(errorAt(`choices.${index}`))}
                />
                {!isReadOnly && (
                  <CloseButton
                    aria-label={`Remove key ${choice.key}`}
                    onClick={() => onChange(choices.toSpliced(index, 1))}
                  />
                )}
              </Group>
            </Group>
            {Boolean(errorAt(`choices.${index}`)) && (
              <Input.Error mt={4}>{errorAt(`choices.${index}`)}</Input.Error>
            )}
          </div>
        ))}
        {!isReadOnly && free.length > 0 && (
          <Button
            variant="subtle"
            size="compact-sm"
            w="fit-content"
            leftSection={<IconPlus size={14} />}
            onClick={add}
          >
            Add a key
          </Button>
        )}
      </Stack>
    </Input.Wrapper>
  );
}
