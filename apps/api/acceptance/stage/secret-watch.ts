/** Something that nobody must find, but for the one who was meant to see it. */
type Secret = {
  name: string;
  value: string;
  /** Answers, by verb and path, that are there to show it, once. */
  shownBy: string[];
};

/** A text that may hold a secret, and where it was found. */
type Text = { place: string; text: string };

/** Remembers secrets while they are used, and finds them where they should not be. */
export class SecretWatch {
  private readonly secrets: Secret[] = [];
  /** Everything that was answered; cookies are apart, because sessions live in them. */
  readonly answers: Text[] = [];
  readonly logLines: Text[] = [];

  /** @returns the value itself. */
  keep(name: string, value: string, ...shownBy: string[]): string {
    if (value === '') throw new Error(`There is no ${name}.`);
    this.secrets.push({ name, value, shownBy });
    return value;
  }

  /** Each secret that is in one of the texts, and where: empty when nothing has leaked. */
  foundIn(texts: readonly Text[]): string[] {
    return this.secrets.flatMap(({ name, value, shownBy }) => {
      const patterns = formsOf(value);
      const places = texts.filter(
        ({ place, text }) => !shownBy.includes(place) && patterns.some((each) => each.test(text)),
      );
      return [...new Set(places.map(({ place }) => `${name} in ${place}`))];
    });
  }

  /** How many secrets there were to find. */
  get size(): number {
    return this.secrets.length;
  }
}

/** A secret as it is, and in the disguises that programs put things into. */
function formsOf(value: string): RegExp[] {
  // A short code may be a part of any number; and being encoded hides nothing.
  if (value.length < 8) return [new RegExp(`(?<![\\w.])${value}(?!\\w)`)];
  const bytes = Buffer.from(value);
  const forms = [
    value,
    encodeURIComponent(value),
    bytes.toString('hex'),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
  ];
  return forms.map((form) => new RegExp(form.replaceAll(/[^\w]/g, String.raw`\$&`), 'i'));
}
