import type { Leg } from '../call/leg.js';
import type { MachineDetection } from '../call/machine-detection.js';
import { createLeg } from '../call/place-call.js';
import { redirectCall } from '../call/run-call.js';
import { callJson } from './call-json.js';
import { checkParties, documentParameter, progressParameter } from './call-form.js';
import { dispatch } from './call-dispatch.js';
import { callFilter } from './call-filter.js';
import { page } from './page.js';
import { badRequest, notFound, RestError } from './rest-error.js';
import {
  created,
  gone,
  methodParameter,
  ok,
  type RestAnswer,
  type RestRequest,
  urlParameter,
} from './rest-request.js';

const usualTimeoutSeconds = 60;

/** `POST /Calls.json`: queued first, dialled as calls per second allow. */
export function createCall(request: RestRequest): RestAnswer {
  const { world, account, params } = request;
  if (account.status === 'suspended') throw new RestError(403, 10001, 'Account is not active');
  const { from, to } = checkParties(request);
  const source = documentParameter(params);
  if (!source) throw badRequest(21205, "A 'Url' or 'Twiml' parameter is required.");
  const fallback = urlParameter(params, 'FallbackUrl', 21405);
  const progress = progressParameter(params);
  const leg = createLeg(world, {
    account,
    direction: 'outbound-api',
    from,
    to,
    phone: world.phone(to),
    ...(params.has('MachineDetection') && { machineDetection: machineDetection(params) }),
    ...(progress && { progress }),
    ...(fallback !== undefined && {
      fallback: { url: fallback, method: methodParameter(params, 'FallbackMethod') },
    }),
  });
  if (account.test) world.legs = world.legs.filter((other) => other !== leg);
  else dispatch(leg, source, Math.min(600, Number(params.get('Timeout') ?? usualTimeoutSeconds)));
  return created(callJson(leg));
}

/** `GET /Calls/{sid}.json`. */
export function readCall(request: RestRequest): RestAnswer {
  return ok(callJson(legOf(request)));
}

/** `GET /Calls.json`, newest first. */
export function listCalls(request: RestRequest): RestAnswer {
  const { world, account, params } = request;
  const wanted = callFilter(params);
  const found = world.legs
    .filter((leg) => leg.account.sid === account.sid && !leg.isDeleted && wanted(leg))
    .reverse();
  return page(request, 'calls', found.map(callJson));
}

/** `POST /Calls/{sid}.json`: ends a call, or sends it to another document. */
export function updateCall(request: RestRequest): RestAnswer {
  const { params } = request;
  const leg = legOf(request);
  const source = documentParameter(params);
  const status = params.get('Status');
  if (status !== null) endByApi(leg, status);
  else if (source) {
    if (leg.status !== 'in-progress' && !(leg.status === 'ringing' && leg.direction === 'inbound'))
      throw notInProgress();
    redirectCall(leg, source);
  }
  return ok(callJson(leg));
}

/** `DELETE /Calls/{sid}.json`: the record of a call that is over. */
export function deleteCall(request: RestRequest): RestAnswer {
  const leg = legOf(request);
  if (!leg.isOver) throw new RestError(409, 20409, 'The call is still in progress');
  leg.isDeleted = true;
  return gone;
}

function machineDetection(params: URLSearchParams): MachineDetection {
  const url = urlParameter(params, 'AsyncAmdStatusCallback', 21609);
  const method = methodParameter(params, 'AsyncAmdStatusCallbackMethod');
  return url === undefined ? {} : { url, method };
}

function endByApi(leg: Leg, status: string): void {
  if (status !== 'completed' && status !== 'canceled')
    throw badRequest(21218, `Status ${status} is not completed or canceled`);
  if (leg.isOver) throw notInProgress();
  if (status === 'canceled') {
    if (leg.isAnswered) throw badRequest(21220, 'Call is in progress and cannot be canceled.');
    leg.end('canceled');
  } else if (leg.isAnswered) leg.end('completed');
  else leg.end(leg.direction === 'inbound' ? 'completed' : 'canceled');
}

function notInProgress() {
  return badRequest(21220, 'Call is not in-progress. Cannot redirect.');
}

function legOf({ world, account, parts, path }: RestRequest): Leg {
  const found = world.legs.find((leg) => leg.sid === parts[0] && leg.account.sid === account.sid);
  if (!found || found.isDeleted) throw notFound(path);
  return found;
}
