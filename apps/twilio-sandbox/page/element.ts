type Attributes = Readonly<Record<string, string | boolean>>;

/** An element with attributes and children; a true attribute is set without a value, a false one is left out. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const created = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes))
    if (value !== false) created.setAttribute(attribute, value === true ? '' : value);
  created.append(...children);
  return created;
}

/** An element of the page by its id. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no element ${id}`);
  return found;
}

/** A button; switched off it can still be focused, so that the keyboard does not lose its place. */
export class Button {
  readonly root: HTMLButtonElement;

  constructor(label: string, className: string, onPress: () => void) {
    this.root = element('button', { type: 'button', class: className }, label);
    this.root.addEventListener('click', () => {
      if (this.isOn) onPress();
    });
  }

  get isOn(): boolean {
    return this.root.getAttribute('aria-disabled') !== 'true';
  }
  set isOn(isOn: boolean) {
    this.root.setAttribute('aria-disabled', String(!isOn));
  }
}
