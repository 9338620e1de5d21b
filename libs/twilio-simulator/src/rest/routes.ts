import { readAccount, readBalance } from './account-routes.js';
import { listAlerts } from './alert-routes.js';
import { listCountries, searchNumbers } from './available-number-routes.js';
import { createCall, deleteCall, listCalls, readCall, updateCall } from './call-routes.js';
import {
  listConferences,
  listParticipants,
  readConference,
  readParticipant,
  removeParticipant,
  updateConference,
  updateParticipant,
} from './conference-routes.js';
import { listDiallingCountries, readDiallingCountry } from './dialing-permission-routes.js';
import { createMessage, deleteMessage, listMessages, readMessage } from './message-routes.js';
import {
  buyNumber,
  listNumbers,
  readNumber,
  releaseNumber,
  updateNumber,
} from './owned-number-routes.js';
import { listAddresses, listBundles } from './paper-routes.js';
import { readNumberPrices } from './pricing-routes.js';
import { deleteRecording, listRecordings, readRecording } from './recording-routes.js';
import type { RestAnswer, RestRequest } from './rest-request.js';

/** A path of the REST interface and what serves it. */
export interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly serve: (request: RestRequest) => RestAnswer;
}

/** `*` in a pattern stands for one part of the path. */
function route(method: string, pattern: string, serve: Route['serve']): Route {
  const expression = pattern.replaceAll('.', '\\.').replaceAll('*', '([^/]+?)');
  return { method, path: new RegExp(`^/2010-04-01/Accounts/AC[0-9a-f]{32}${expression}$`), serve };
}

const recordingPath = /^\/2010-04-01\/Accounts\/AC[0-9a-f]{32}\/Recordings\/(RE\w+)(\.\w+)?$/;

/** Every route of the REST subset. */
export const routes: readonly Route[] = [
  route('GET', '.json', readAccount),
  route('GET', '/Balance.json', readBalance),

  route('GET', '/AvailablePhoneNumbers.json', listCountries),
  route('GET', '/AvailablePhoneNumbers/*/*.json', searchNumbers),

  route('GET', '/Addresses.json', listAddresses),
  { method: 'GET', path: /^\/v2\/RegulatoryCompliance\/Bundles$/, serve: listBundles },
  { method: 'GET', path: /^\/v1\/PhoneNumbers\/Countries\/([A-Z]{2})$/, serve: readNumberPrices },
  { method: 'GET', path: /^\/v1\/DialingPermissions\/Countries$/, serve: listDiallingCountries },
  {
    method: 'GET',
    path: /^\/v1\/DialingPermissions\/Countries\/([A-Z]{2})$/,
    serve: readDiallingCountry,
  },
  { method: 'GET', path: /^\/v1\/Alerts$/, serve: listAlerts },

  route('GET', '/IncomingPhoneNumbers.json', listNumbers),
  route('POST', '/IncomingPhoneNumbers.json', buyNumber),
  route('GET', '/IncomingPhoneNumbers/*.json', readNumber),
  route('POST', '/IncomingPhoneNumbers/*.json', updateNumber),
  route('DELETE', '/IncomingPhoneNumbers/*.json', releaseNumber),

  route('GET', '/Calls.json', listCalls),
  route('POST', '/Calls.json', createCall),
  route('GET', '/Calls/*.json', readCall),
  route('POST', '/Calls/*.json', updateCall),
  route('DELETE', '/Calls/*.json', deleteCall),

  route('GET', '/Conferences.json', listConferences),
  route('GET', '/Conferences/*.json', readConference),
  route('POST', '/Conferences/*.json', updateConference),
  route('GET', '/Conferences/*/Participants.json', listParticipants),
  route('GET', '/Conferences/*/Participants/*.json', readParticipant),
  route('POST', '/Conferences/*/Participants/*.json', updateParticipant),
  route('DELETE', '/Conferences/*/Participants/*.json', removeParticipant),

  route('GET', '/Messages.json', listMessages),
  route('POST', '/Messages.json', createMessage),
  route('GET', '/Messages/*.json', readMessage),
  route('DELETE', '/Messages/*.json', deleteMessage),

  route('GET', '/Recordings.json', listRecordings),
  route('GET', '/Calls/*/Recordings.json', listRecordings),
  { method: 'GET', path: recordingPath, serve: readRecording },
  { method: 'DELETE', path: recordingPath, serve: deleteRecording },
];
