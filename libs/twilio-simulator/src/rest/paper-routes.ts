import { page } from './page.js';
import { ok, type RestAnswer, type RestRequest } from './rest-request.js';

/** `GET /Addresses.json`: those that the account was set up with, wherever they are. */
export function listAddresses(request: RestRequest): RestAnswer {
  const { account } = request;
  const addresses = (account.addresses ?? []).map((sid) => ({
    sid,
    account_sid: account.sid,
    customer_name: 'Example Ltd',
    friendly_name: '',
    street: '1 Main Street',
    street_secondary: null,
    city: 'Springfield',
    region: 'IL',
    postal_code: '62701',
    iso_country: 'US',
    emergency_enabled: false,
    validated: true,
    verified: true,
  }));
  return page(request, 'addresses', addresses);
}

/** `GET /v2/RegulatoryCompliance/Bundles`: those that the account was set up with, approved for every kind of number. */
export function listBundles({ account, path, params }: RestRequest): RestAnswer {
  const status = 'twilio-approved';
  const isAsked = (params.get('Status') ?? status) === status;
  const bundles = isAsked ? (account.bundles ?? []) : [];
  const url = `https://numbers.twilio.com${path}?PageSize=50&Page=0`;
  return ok({
    results: bundles.map((sid, index) => ({
      sid,
      account_sid: account.sid,
      friendly_name: `Papers ${String(index + 1)}`,
      status,
      email: 'papers@example.com',
    })),
    meta: {
      key: 'results',
      page: 0,
      page_size: 50,
      first_page_url: url,
      previous_page_url: null,
      next_page_url: null,
      url,
    },
  });
}
