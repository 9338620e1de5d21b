import type { ErasedAtCarrierDto, ErasureDto, TracesOfCallerDto } from '@ringdown/contracts';

/** What would be erased, a line each; none where there is nothing. */
export function tracesInWords(traces: TracesOfCallerDto): string[] {
  const { calls, callsUnderWay, voicemails, contacts, callerEntries } = traces;
  return [
    ...some(
      calls,
      'call loses its number; it stays for the statistics',
      'calls lose their number; they stay for the statistics',
    ),
    ...some(
      callsUnderWay,
      'of them is not over yet, and is erased when it is',
      'of them are not over yet, and are erased when they are',
    ),
    ...some(voicemails, 'voicemail is deleted', 'voicemails are deleted'),
    ...some(contacts, 'contact is deleted', 'contacts are deleted'),
    ...some(
      callerEntries,
      'entry of the allow and block lists is deleted',
      'entries of the allow and block lists are deleted',
    ),
  ];
}

/** What was erased here. */
export function erasedInWords({ erased }: ErasureDto): string {
  const parts = [
    ...some(erased.calls, 'call', 'calls'),
    ...some(erased.journalLines, 'line of their records', 'lines of their records'),
    ...some(erased.voicemails, 'voicemail', 'voicemails'),
    ...some(erased.contacts, 'contact', 'contacts'),
    ...some(erased.callerEntries, 'entry of the lists', 'entries of the lists'),
    ...some(erased.webhookAnswers, 'answer to a webhook', 'answers to webhooks'),
  ];
  return parts.length === 0 ? 'Nothing yet' : parts.join(', ');
}

/** How far the carrier is. */
export function carrierInWords({ carrierCalls, carrierRecordings }: ErasureDto): string {
  const parts = [
    ...stateOf(carrierCalls, 'leg of a call', 'legs of calls'),
    ...stateOf(carrierRecordings, 'recording', 'recordings'),
  ];
  return parts.length === 0 ? 'Nothing there' : parts.join('; ');
}

/** How the erasure stands as a whole. */
export function standingOf({ state, callsUnderWay }: ErasureDto): string {
  if (state === 'done') return 'Done';
  const [waiting] = some(callsUnderWay, 'call to end', 'calls to end');
  return waiting === undefined ? 'At work' : `Waiting for ${waiting}`;
}

function stateOf(counts: ErasedAtCarrierDto, one: string, many: string): string[] {
  const all = counts.deleted + counts.gone + counts.waiting + counts.refused;
  const states = [
    [counts.deleted, 'deleted'],
    [counts.gone, 'gone already'],
    [counts.waiting, 'still to be deleted'],
    [counts.refused, 'refused'],
  ] as const;
  const told = states
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count.toLocaleString('en')} ${word}`);
  return some(all, one, many).map((things) => `${things}: ${told.join(', ')}`);
}

function some(count: number, one: string, many: string): string[] {
  return count === 0 ? [] : [`${count.toLocaleString('en')} ${count === 1 ? one : many}`];
}
