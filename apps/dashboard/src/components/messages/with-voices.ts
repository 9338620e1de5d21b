import { defaultMessages, type Messages, type MessageVoices } from '@ringdown/contracts';

/** A form with other voices; a message that is still Ringdown's own takes the language of its new voice. */
export function withVoices<Values extends Partial<Messages> & MessageVoices>(
  values: Values,
  voices: MessageVoices,
): Values {
  const [before, after] = [defaultMessages(values), defaultMessages({ ...values, ...voices })];
  const spoken = Object.entries(after).filter(
    ([message]) => values[message as keyof Messages] === before[message as keyof Messages],
  );
  return { ...values, ...voices, ...Object.fromEntries(spoken) };
}
