import { Select, Stack, Text } from '@mantine/core';
import type { CalendarPersonChoiceDto, CalendarPersonDto, MemberDto } from '@ringdown/contracts';

import { shiftsInWords } from '../import-words';

type MatchedPeopleProps = {
  people: readonly CalendarPersonDto[];
  members: readonly Pick<MemberDto, 'userId' | 'name'>[];
  onChoose: (choice: CalendarPersonChoiceDto) => void;
};

const reasons = {
  email: 'found by e-mail address',
  name: 'found by name',
  choice: 'your choice',
} as const;

/** Everybody in a calendar, and who that is here; nobody means that their shifts are left out. */
export function MatchedPeople({ people, members, onChoose }: MatchedPeopleProps) {
  const unknownFirst = [...people].sort(
    (a, b) => Number(a.userId !== null) - Number(b.userId !== null),
  );

  return (
    <Stack gap="sm" component="section" aria-label="People in the calendar">
      {unknownFirst.map(({ label, userId, matchedBy, shifts }) => (
        <Select
          key={label}
          label={
            <Text span size="sm" fw={500} style={{ overflowWrap: 'anywhere' }}>
              {label}
            </Text>
          }
          description={`${shiftsInWords(shifts)} · ${
            matchedBy === null ? 'nobody of this project yet' : reasons[matchedBy]
          }`}
          placeholder="Left out: choose who this is"
          data={members.map((member) => ({ value: member.userId, label: member.name }))}
          value={userId}
          onChange={(chosen) => onChoose({ label, userId: chosen })}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': `Leave out ${label}` }}
          nothingFoundMessage="Nobody of this name"
        />
      ))}
    </Stack>
  );
}
