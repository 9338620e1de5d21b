import type { TranscriptLine } from '../src/control-api.js';
import { element } from './element.js';

/** What a phone's owner heard and pressed, as bubbles; the newest is in sight unless somebody scrolled back. */
export class Transcript {
  readonly root: HTMLElement;
  #shown: readonly TranscriptLine[] = [];

  constructor(name: string) {
    this.root = element('div', {
      class: 'transcript',
      role: 'log',
      tabindex: '0',
      'aria-label': `What ${name} hears`,
    });
  }

  show(lines: readonly TranscriptLine[]): void {
    const isContinued = this.#shown.every((line, index) => isSame(line, lines[index]));
    const isAtEnd = this.#isAtEnd();
    if (!isContinued) this.root.replaceChildren();
    const fresh = isContinued ? lines.slice(this.#shown.length) : lines;
    this.root.append(...fresh.map(bubble));
    this.#shown = lines;
    if (fresh.length > 0 && (isAtEnd || !isContinued)) this.root.scrollTop = this.root.scrollHeight;
  }

  #isAtEnd(): boolean {
    const { scrollHeight, scrollTop, clientHeight } = this.root;
    return scrollHeight - scrollTop - clientHeight < 24;
  }
}

function isSame(line: TranscriptLine, other: TranscriptLine | undefined): boolean {
  return line.at === other?.at && line.kind === other.kind && line.text === other.text;
}

function bubble(line: TranscriptLine): HTMLElement {
  const { kind, language } = line;
  const shown = element('p', { class: 'bubble', 'data-kind': kind }, words(line));
  if (language !== undefined) shown.lang = language;
  return shown;
}

function words({ kind, text }: TranscriptLine): string {
  switch (kind) {
    case 'key':
      return `Pressed ${text}`;
    case 'beep':
      return 'Beep';
    case 'play':
      return `♪ ${fileName(text)}`;
    case 'say':
    case 'person':
    case 'application-error':
    case 'note':
      return text;
  }
}

function fileName(address: string): string {
  return address.split(/[?#]/)[0]?.split('/').filter(Boolean).at(-1) ?? address;
}
