import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import type {
  CalendarImportDto,
  CalendarPersonChoiceDto,
  MemberDto,
  ScheduleDto,
  SetLayerDto,
} from '@ringdown/contracts';
import { useState } from 'react';

import { firstShifts, summaryOf } from '../import-words';
import { placesIn, putAt, usualPlace } from '../layer-place';
import { MatchedPeople } from './matched-people';

type ImportPreviewProps = {
  answer: CalendarImportDto;
  schedule: ScheduleDto;
  members: readonly Pick<MemberDto, 'userId' | 'name'>[];
  suggestedName: string;
  isReading: boolean;
  isSaving: boolean;
  onChoose: (choice: CalendarPersonChoiceDto) => void;
  onCancel: () => void;
  onAdd: (layers: SetLayerDto[]) => void;
};

/** What a calendar says, before it counts. */
export function ImportPreview({ answer, schedule, suggestedName, ...props }: ImportPreviewProps) {
  const [name, setName] = useState(suggestedName);
  const [place, setPlace] = useState(() => usualPlace(schedule, suggestedName));
  const { shifts } = answer.layer;
  const places = placesIn(schedule);
  const replaces = schedule.layers.some(({ id }) => id === place);
  const add = () =>
    props.onAdd(putAt(place, { kind: 'shifts', name: name.trim(), shifts }, schedule));

  return (
    <Stack gap="md">
      <MatchedPeople people={answer.people} members={props.members} onChoose={props.onChoose} />
      <div role="status">
        <Text size="sm" fw={500}>
          {summaryOf(answer, schedule.timeZone)}
        </Text>
        {firstShifts(answer, schedule.timeZone).map((words) => (
          <Text size="sm" c="dimmed" key={words}>
            {words}
          </Text>
        ))}
      </div>
      <TextInput
        label="Name of the layer"
        maxLength={100}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      {places.length > 1 && (
        <Radio.Group label="Where it goes" value={place} onChange={setPlace}>
          <Stack gap={6} mt={6}>
            {places.map(({ value, label }) => (
              <Radio key={value} value={value} label={label} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={props.onCancel}>
          Cancel
        </Button>
        <Button
          onClick={add}
          disabled={shifts.length === 0 || props.isReading}
          loading={props.isSaving}
        >
          {replaces ? 'Replace the layer' : 'Add as layer'}
        </Button>
      </Group>
    </Stack>
  );
}
