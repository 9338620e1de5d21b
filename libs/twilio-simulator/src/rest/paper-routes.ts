import { metaPage } from './meta-page.js';
import { page } from './page.js';
import type { RestAnswer, RestRequest } from './rest-request.js';

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
export function listBundles(request: RestRequest): RestAnswer {
  const { account, params } = request;
  const status = 'twilio-approved';
  const isAsked = (params.get('Status') ?? status) === status;
  const bundles = isAsked ? (account.bundles ?? []) : [];
  const found = bundles.map((sid, index) => ({
    sid,
    account_sid: account.sid,
    friendly_name: `Papers ${String(index + 1)}`,
    status,
    email: 'papers@example.com',
  }));
  return metaPage(request, 'numbers.twilio.com', 'results', found);
}
