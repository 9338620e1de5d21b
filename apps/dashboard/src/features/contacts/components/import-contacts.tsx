import { Alert, Button, Code, FileInput, Group, List, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { contactsFileBounds, type ContactsImportDto } from '@ringdown/contracts';
import { IconFile } from '@tabler/icons-react';
import { useState } from 'react';

import { useCurrentProject } from '../../../api/current-project';
import { ProblemError, sentenceOf } from '../../../api/problem-error';
import { useImportContacts } from '../api/contacts.queries';

/** Contacts from a file, all of them or none. */
export function ImportContactsModal({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title="Import contacts"
      closeButtonProps={{ 'aria-label': 'Close' }}
      size="lg"
    >
      <ImportContacts onDone={onClose} />
    </Modal>
  );
}

function ImportContacts({ onDone }: { onDone: () => void }) {
  const { id } = useCurrentProject();
  const importContacts = useImportContacts(id);
  const [file, setFile] = useState<File | null>(null);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const choose = (chosen: File | null) => {
    setFile(chosen);
    const isTooLarge = (chosen?.size ?? 0) > contactsFileBounds.characters;
    setProblems(
      isTooLarge ? [`The file is larger than ${contactsFileBounds.characters / 1000} kB.`] : [],
    );
  };
  const send = async (chosen: File) => {
    setProblems([]);
    try {
      const answer = await importContacts.mutateAsync(await chosen.text());
      notifications.show({ message: importWords(answer) });
      onDone();
    } catch (error) {
      setProblems(problemsOf(error));
    }
  };

  return (
    <Stack gap="md">
      <Text size="sm">
        A CSV file with a contact a line: name, number with its country code and, if you like, a
        note. A number that has a name already gets the one of the file. If anything is wrong with a
        line, nothing is imported.
      </Text>
      <Code block>
        {'name,number,note\nAnna Meier,+4930901820,Data centre\nBen Jones,+12025550123'}
      </Code>
      <FileInput
        label="CSV file"
        placeholder="Choose a file (.csv)"
        accept=".csv,.txt,text/csv"
        leftSection={<IconFile size={16} aria-hidden />}
        clearable
        clearButtonProps={{ 'aria-label': 'Choose no file' }}
        value={file}
        onChange={choose}
        data-autofocus
      />
      {problems.length > 0 && <Problems problems={problems} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
        <Button
          disabled={file === null || problems.length > 0}
          loading={importContacts.isPending}
          onClick={() => file && void send(file)}
        >
          Import
        </Button>
      </Group>
    </Stack>
  );
}

function Problems({ problems }: { problems: readonly string[] }) {
  return (
    <Alert role="alert" color="red" title="Nothing was imported">
      <List size="sm" spacing={4} style={{ overflowWrap: 'anywhere' }}>
        {problems.map((problem) => (
          <List.Item key={problem}>{problem}</List.Item>
        ))}
      </List>
    </Alert>
  );
}

function problemsOf(error: unknown): readonly string[] {
  const ofFile = error instanceof ProblemError ? error.fieldErrors['file'] : undefined;
  return ofFile ?? [sentenceOf(error)];
}

function importWords({ added, changed, unchanged }: ContactsImportDto): string {
  return `${counted(added)} added, ${changed} changed, ${unchanged} as before.`;
}

function counted(count: number): string {
  return count === 1 ? '1 contact' : `${count} contacts`;
}
