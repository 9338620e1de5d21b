import type { ReadinessFindingDto } from '@ringdown/contracts';

import { CarrierError } from '../../telephony/carrier-error.js';
import { forbiddenCountryOf } from '../../telephony/dialing-permissions.js';
import { found, passed } from './finding.js';
import { carrierAnswers, type ReadinessFacts } from './readiness-facts.js';

const code = 'geo-permissions';
const howToMend =
  'Allow the countries of your people under Voice geographic permissions at Twilio.';

/** Whether the account may call the phones of all whom the rules can ring, today or in a later shift. */
export function checkCountries(facts: ReadinessFacts): ReadinessFindingDto[] {
  const answers = carrierAnswers(facts.carrier);
  if (answers === undefined) return [];
  const { countries } = answers;
  if (countries instanceof CarrierError) {
    return [
      found('note', code, 'Countries that may be called are not known', {
        whatIsWrong: 'The carrier does not tell which countries the account may call.',
        whatCallersExperience: 'Phones in countries that are not allowed do not ring.',
        howToMend,
      }),
    ];
  }
  const withPhone = facts.people.flatMap(({ name, phone }) =>
    phone === null ? [] : [{ name, country: forbiddenCountryOf(phone, countries) }],
  );
  const silent = withPhone.filter(({ country }) => country !== undefined);
  if (silent.length === 0) return [passed(code, 'The account may call everybody’s country')];
  const isEverybody = silent.length === withPhone.length;
  const forbidden = [...new Set(silent.map(({ country }) => country))].join(', ');
  const names = [...new Set(silent.map(({ name }) => name))].join(', ');
  return [
    found(isEverybody ? 'blocker' : 'warning', code, `Phones in ${forbidden} will not ring`, {
      whatIsWrong: `The account may not call ${forbidden}. That concerns ${names}.`,
      whatCallersExperience: isEverybody
        ? 'No phone rings: they are told that nobody is available.'
        : 'The phones of these people do not ring: the next one is tried at once.',
      howToMend,
    }),
  ];
}
