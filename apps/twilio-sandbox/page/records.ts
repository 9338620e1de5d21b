import type { AlertView, MessageView } from '../src/control-api.js';
import { byId, element } from './element.js';
import { timeOfDay } from './words.js';

/** A list that grows at its top, and says so while it is empty. */
class RecordList<Item extends { readonly sid: string }> {
  readonly #list: HTMLElement;
  readonly #empty: HTMLElement;
  readonly #entries = new Map<string, HTMLElement>();

  constructor(
    id: string,
    private readonly render: (item: Item) => readonly HTMLElement[],
  ) {
    this.#list = byId(id);
    this.#empty = byId(`${id}-empty`);
  }

  show(items: readonly Item[]): void {
    this.#entries.clear();
    this.#list.replaceChildren();
    for (const item of items) this.add(item);
    this.#showEmptiness();
  }

  /** Adds an item, or shows it anew when it is known. */
  add(item: Item): void {
    const known = this.#entries.get(item.sid);
    const entry = known ?? element('li');
    entry.replaceChildren(...this.render(item));
    this.#entries.set(item.sid, entry);
    if (!known) this.#list.prepend(entry);
    this.#showEmptiness();
  }

  #showEmptiness(): void {
    this.#list.hidden = this.#entries.size === 0;
    this.#empty.hidden = this.#entries.size > 0;
  }
}

export function alertList(): RecordList<AlertView> {
  return new RecordList('alerts', ({ at, code, level, text, url }) => [
    element('time', { datetime: at }, timeOfDay(at)),
    element('strong', { class: 'code', 'data-level': level }, `${capitalised(level)} ${code}`),
    element('span', { class: 'what' }, text),
    ...(url === undefined ? [] : [element('span', { class: 'where' }, url)]),
  ]);
}

export function messageList(nameOf: (number: string) => string): RecordList<MessageView> {
  return new RecordList('messages', ({ at, to, body, status }) => [
    element('time', { datetime: at }, timeOfDay(at)),
    element('strong', {}, `To ${nameOf(to)}`),
    element('span', { class: 'what' }, body),
    element('span', { class: 'where' }, capitalised(status)),
  ]);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
