/** ISO country codes by international prefix; enough to fill FromCountry, longest prefix first. */
const countryByPrefix: Readonly<Record<string, string>> = {
  '+1': 'US',
  '+31': 'NL',
  '+32': 'BE',
  '+33': 'FR',
  '+34': 'ES',
  '+351': 'PT',
  '+353': 'IE',
  '+358': 'FI',
  '+39': 'IT',
  '+41': 'CH',
  '+43': 'AT',
  '+44': 'GB',
  '+45': 'DK',
  '+46': 'SE',
  '+47': 'NO',
  '+48': 'PL',
  '+49': 'DE',
  '+52': 'MX',
  '+55': 'BR',
  '+61': 'AU',
  '+64': 'NZ',
  '+65': 'SG',
  '+81': 'JP',
  '+91': 'IN',
  '+972': 'IL',
};

const canadianAreaCodes =
  /^\+1(204|226|236|250|289|306|343|403|416|418|437|438|450|506|514|519|579|581|587|604|613|647|705|709|778|780|807|819|867|902|905)/;

/** ISO code of a number's country; an empty string when it is not known. */
export function countryOf(number: string): string {
  if (!isE164(number)) return '';
  if (canadianAreaCodes.test(number)) return 'CA';
  return (
    countryByPrefix[number.slice(0, 4)] ??
    countryByPrefix[number.slice(0, 3)] ??
    countryByPrefix[number.slice(0, 2)] ??
    ''
  );
}

/** Whether the text is a number in international form. */
export function isE164(number: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(number);
}

/** Numbers Twilio shows instead of a caller id that is withheld or unknown. */
export function isWithheld(from: string): boolean {
  const keypadWords = ['+266696687', '+86282452253', '+8656696', '+2562533', '+7378742833'];
  return (
    keypadWords.includes(from) ||
    /anonymous|unknown|unavailable|restricted|blocked|private/i.test(from)
  );
}
