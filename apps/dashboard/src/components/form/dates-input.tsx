import { Textarea, type TextareaProps } from '@mantine/core';
import { useState } from 'react';

import { datesIn } from './typed-times';

type DatesInputProps = Omit<TextareaProps, 'value' | 'onChange'> & {
  dates: string[];
  onChange: (dates: string[]) => void;
};

/** Days, typed or pasted; what is typed stays as it is typed, as long as it means these dates. */
export function DatesInput({ dates, onChange, ...props }: DatesInputProps) {
  const [typed, setTyped] = useState(dates.join('\n'));
  const isCurrent = datesIn(typed).join() === datesIn(dates.join(' ')).join();

  return (
    <Textarea
      description={`Type or paste dates such as 2026-12-24, one a line. ${dates.length === 1 ? '1 date' : `${dates.length} dates`} so far.`}
      autosize
      minRows={3}
      maxRows={10}
      value={isCurrent ? typed : dates.join('\n')}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        onChange(datesIn(value));
      }}
      {...props}
    />
  );
}
