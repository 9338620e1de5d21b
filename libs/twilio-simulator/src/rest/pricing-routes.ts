import { countries, type NumberType } from './number-market.js';
import { notFound } from './rest-error.js';
import { ok, type RestAnswer, type RestRequest } from './rest-request.js';

/** Made up, in dollars a month. */
const prices: Readonly<Record<NumberType, readonly [kind: string, price: string]>> = {
  Local: ['local', '1.15'],
  TollFree: ['toll free', '2.15'],
  Mobile: ['mobile', '3.50'],
  National: ['national', '1.15'],
};

/** `GET /v1/PhoneNumbers/Countries/{CC}` of the Pricing API: what a number costs a month. */
export function readNumberPrices({ path, parts }: RestRequest): RestAnswer {
  const country = countries.find(({ code }) => code === parts[0]);
  if (!country) throw notFound(path);
  return ok({
    country: country.name,
    iso_country: country.code,
    phone_number_prices: (Object.keys(country.types) as NumberType[]).map((type) => {
      const [kind, price] = prices[type];
      return { number_type: kind, base_price: price, current_price: price };
    }),
    price_unit: 'USD',
    url: `https://pricing.twilio.com${path}`,
  });
}
