import { Anchor, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ComponentProps } from 'react';
import { Link } from 'react-router-dom';

import { callSmsConfigQueries } from '../../../api/call-sms-configs.queries';
import { useCurrentProject } from '../../../api/current-project';
import { sentenceOf } from '../../../api/problem-error';

type CallSmsConfigSelectProps = Pick<
  ComponentProps<typeof Select>,
  'value' | 'onChange' | 'onBlur' | 'error'
>;

/** Chooses the account through which a policy's calls come in. */
export function CallSmsConfigSelect(props: CallSmsConfigSelectProps) {
  const { id } = useCurrentProject();
  const { data: configs = [], error, isPending } = useQuery(callSmsConfigQueries.list(id));
  const settings = `/projects/${id}/settings/call-sms`;

  return (
    <Select
      label="Call/SMS config"
      placeholder={isPending ? 'Loading…' : 'None: it takes no calls'}
      description={
        configs.length === 0 && !isPending && error === null ? (
          <>
            There is none yet.{' '}
            <Anchor component={Link} to={settings} inherit>
              Add one in Call & SMS
            </Anchor>
            .
          </>
        ) : (
          'The account that its number belongs to.'
        )
      }
      clearable
      clearButtonProps={{ 'aria-label': 'Use no config' }}
      disabled={isPending}
      data={configs.map(({ id: value, name, accountSid }) => ({
        value,
        label: `${name} (…${accountSid.slice(-4)})`,
      }))}
      {...props}
      error={props.error ?? (error === null ? undefined : sentenceOf(error))}
    />
  );
}
