import type { NumberCountryDto } from '@ringdown/contracts';

/** The country that the person's browser is set to, such as DE; undefined: it names none. */
export function countryOfReader(languages: readonly string[]): string | undefined {
  return languages.map((language) => new Intl.Locale(language).region).find(Boolean);
}

/** Countries in which something can be bought here; the reader's own one comes first. */
export function countryChoices(
  countries: readonly NumberCountryDto[],
  own: string | undefined,
): NumberCountryDto[] {
  const sold = countries.filter(({ kinds }) => kinds.length > 0);
  return [...sold.filter(({ code }) => code === own), ...sold.filter(({ code }) => code !== own)];
}
