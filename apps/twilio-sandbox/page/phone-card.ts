import type { NumberView, PhoneBehaviour, PhoneView } from '../src/control-api.js';
import { Dialler } from './dialler.js';
import { Button, element } from './element.js';
import { Keypad } from './keypad.js';
import { ask } from './requests.js';
import { Transcript } from './transcript.js';
import { behaviourWords, clockTime, describeCall, initials, stateWords } from './words.js';

/** One phone on the screen. */
export class PhoneCard {
  readonly root: HTMLElement;
  readonly #state = element('span', { class: 'state-word' });
  readonly #time = element('span', { class: 'state-time' });
  readonly #call = element('p', { class: 'call-line' });
  readonly #refusal = element('p', { class: 'refusal', role: 'alert' });
  readonly #transcript: Transcript;
  readonly #keypad: Keypad;
  readonly #dialler: Dialler | undefined;
  readonly #answer = new Button('Answer', 'good', () => void this.#post('answer'));
  readonly #decline = new Button('Decline', 'bad', () => void this.#post('decline'));
  readonly #hangUp = new Button('Hang up', 'bad', () => void this.#post('hang-up'));
  readonly #behaviour = element('select', { name: 'behaviour' });
  #view: PhoneView;

  constructor(
    view: PhoneView,
    private readonly nameOf: (number: string) => string,
  ) {
    this.#view = view;
    const { name, role } = view;
    this.#transcript = new Transcript(name);
    this.#keypad = new Keypad(name, (keys) => void this.#post('press', { keys }));
    if (role === 'caller') this.#dialler = new Dialler((choice) => void this.#post('dial', choice));
    this.root = element('article', {
      class: 'phone',
      'data-role': role,
      'aria-label': `Phone of ${name}`,
    });
    this.root.append(...this.#parts(view));
    this.root.addEventListener('keydown', (event) => {
      const isElsewhere = event.target instanceof HTMLSelectElement;
      if (!isElsewhere && this.#keypad.take(event)) event.preventDefault();
    });
    this.show(view);
  }

  show(view: PhoneView): void {
    // What was refused before may be possible now.
    if (view.state !== this.#view.state) this.#refusal.textContent = '';
    this.#view = view;
    const { state, call, behaviour } = view;
    const isAnswered = state === 'listening' || state === 'talking';
    this.root.dataset.state = state;
    this.root.dataset.asksForKey = String(isAnswered && (call?.asksForKey ?? false));
    this.#state.textContent = stateWords[state];
    this.#call.textContent = describeCall(view, this.nameOf);
    this.#transcript.show(view.transcript);
    this.#keypad.isOn = isAnswered;
    this.#answer.isOn = this.#decline.isOn = state === 'ringing';
    this.#hangUp.isOn = isAnswered || state === 'dialling';
    this.#behaviour.value = behaviour;
    this.#dialler?.show(view);
  }

  /** Shows how long the phone has been doing what it does. */
  tick(now: number): void {
    const { state, since } = this.#view;
    this.#time.textContent = state === 'idle' ? '' : clockTime(now - Date.parse(since));
  }

  offer(numbers: readonly NumberView[]): void {
    this.#dialler?.offer(numbers);
    this.#dialler?.show(this.#view);
  }

  #parts({ name, readableNumber }: PhoneView): HTMLElement[] {
    const dialler = this.#dialler;
    const owner = element(
      'header',
      { class: 'owner' },
      element('span', { class: 'face', 'aria-hidden': 'true' }, initials(name)),
      element('h3', {}, name),
      element('p', { class: 'number' }, readableNumber),
    );
    const state = element(
      'p',
      { class: 'state' },
      element('span', { class: 'state-icon', 'aria-hidden': 'true' }),
      this.#state,
      this.#time,
    );
    const actions = dialler ? [dialler.call] : [this.#answer, this.#decline];
    return [
      owner,
      element('div', { class: 'doing' }, state, this.#call),
      this.#transcript.root,
      ...(dialler ? [dialler.root] : []),
      element(
        'div',
        { class: 'actions' },
        ...actions.map((button) => button.root),
        this.#hangUp.root,
      ),
      this.#keypad.root,
      ...(dialler ? [] : [this.#habit()]),
      this.#refusal,
    ];
  }

  #habit(): HTMLElement {
    this.#behaviour.append(
      ...Object.entries(behaviourWords).map(([value, label]) =>
        element('option', { value }, label),
      ),
    );
    this.#behaviour.addEventListener('change', () => {
      const behaviour = this.#behaviour.value as PhoneBehaviour;
      void this.#ask('PUT', 'script', { behaviour });
    });
    return element('label', { class: 'field' }, element('span', {}, 'Behaves'), this.#behaviour);
  }

  #post(deed: string, body: object = {}): Promise<void> {
    return this.#ask('POST', deed, body);
  }

  async #ask(method: 'POST' | 'PUT', deed: string, body: object): Promise<void> {
    const refusal = await ask(method, `phones/${this.#view.number}/${deed}`, body);
    this.#refusal.textContent = refusal ?? '';
  }
}
