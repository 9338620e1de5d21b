import type { ShiftSwapDto, SwapShiftDto } from '@ringdown/contracts';

type Mail = { subject: string; text: string };

/** What a colleague reads who is asked to take a shift. */
export function requestMail(
  swap: ShiftSwapDto,
  { projectName, url }: { projectName: string; url: string },
): Mail {
  const { asker, asked, shift, inReturn, message } = swap;
  const quoted = message === '' ? '' : `\n${asker.name} writes:\n\n${indented(message)}\n`;
  const kind =
    inReturn === null
      ? ''
      : `\nIn return, ${asker.name} takes this shift of yours:\n\n${indented(inWords(inReturn))}\n`;
  return {
    subject: `${asker.name} asks you to take a shift (${projectName})`,
    text: `Hello ${asked.name},

${asker.name} asks you to take this shift:

${indented(inWords(shift))}
${kind}${quoted}
Nothing changes unless you accept. Answer under My Shifts, before the shift begins:

${url}
`,
  };
}

/** What somebody reads whose request was answered. */
export function answerMail(
  swap: ShiftSwapDto,
  answer: 'accepted' | 'declined',
  { projectName, url }: { projectName: string; url: string },
): Mail {
  const { asker, asked, shift, inReturn } = swap;
  const isYes = answer === 'accepted';
  const outcome = isYes
    ? `${asked.name} has accepted, and is on call in your place:`
    : `${asked.name} has declined. You stay on call:`;
  const returned =
    inReturn === null || !isYes
      ? ''
      : `\nIn return you are on call in the place of ${asked.name}:\n\n${indented(inWords(inReturn))}\n`;
  return {
    subject: `${asked.name} has ${answer} your request (${projectName})`,
    text: `Hello ${asker.name},

${outcome}

${indented(inWords(shift))}
${returned}
All your shifts:

${url}
`,
  };
}

/** What a colleague reads who need not answer any more. */
export function withdrawalMail(
  { asker, asked, shift }: ShiftSwapDto,
  { projectName, url }: { projectName: string; url: string },
): Mail {
  return {
    subject: `${asker.name} has withdrawn a request (${projectName})`,
    text: `Hello ${asked.name},

${asker.name} does not ask you any more to take this shift, and you need not answer:

${indented(inWords(shift))}

All your shifts:

${url}
`,
  };
}

/** In the schedule's own zone, and said so. */
function inWords({ scheduleName, timeZone, from, to }: SwapShiftDto): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  const [start, end] = [from, to].map((time) => format.format(new Date(time)));
  return `${scheduleName}\n${String(start)} to ${String(end)} (${timeZone})`;
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}
