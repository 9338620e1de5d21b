import type { NumberView, PhoneView } from '../src/control-api.js';
import { Announcer } from './announcer.js';
import { type ConnectionState, follow } from './connection.js';
import { byId } from './element.js';
import { PhoneCard } from './phone-card.js';
import { ReadAloud } from './read-aloud.js';
import { alertList, messageList } from './records.js';

const names = new Map<string, string>();
const cards = new Map<string, PhoneCard>();
const alerts = alertList();
const messages = messageList(nameOf);
const announcer = new Announcer();
const readAloud = new ReadAloud();
let numbers: readonly NumberView[] = [];
/** By how much this browser's clock is ahead of the sandbox's. */
let aheadMilliseconds = 0;

follow(
  {
    snapshot: (snapshot) => {
      aheadMilliseconds = Date.now() - Date.parse(snapshot.now);
      // Names first: a call line may speak of a phone that comes later in the list.
      for (const { number, name } of snapshot.phones) names.set(number, name);
      offer(snapshot.numbers);
      for (const phone of snapshot.phones) showPhone(phone);
      alerts.show(snapshot.alerts);
      messages.show(snapshot.messages);
    },
    phone: showPhone,
    numbers: offer,
    alert: (alert) => alerts.add(alert),
    message: (message) => messages.add(message),
    happening: (happening) => readAloud.take(happening),
  },
  showConnection,
);
setInterval(tick, 250);

function showPhone(view: PhoneView): void {
  names.set(view.number, view.name);
  const known = cards.get(view.number);
  if (known) known.show(view);
  else addCard(view);
  announcer.notice(view);
  tick();
}

function addCard(view: PhoneView): void {
  const card = new PhoneCard(view, nameOf);
  card.offer(numbers);
  cards.set(view.number, card);
  byId(view.role === 'caller' ? 'callers' : 'responders').append(card.root);
}

function offer(offered: readonly NumberView[]): void {
  numbers = offered;
  for (const card of cards.values()) card.offer(offered);
}

function tick(): void {
  const now = Date.now() - aheadMilliseconds;
  for (const card of cards.values()) card.tick(now);
}

function nameOf(number: string): string {
  return names.get(number) ?? number;
}

function showConnection(state: ConnectionState): void {
  const line = byId('connection');
  line.dataset.state = state;
  line.textContent = { connecting: 'Connecting…', live: 'Live', lost: 'Reconnecting…' }[state];
}
