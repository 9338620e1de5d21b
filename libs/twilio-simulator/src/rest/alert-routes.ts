import type { DebuggerAlert } from '../world/debugger-alert.js';
import { metaPage } from './meta-page.js';
import type { RestAnswer, RestRequest } from './rest-request.js';

/** `GET /v1/Alerts` of the Monitor API: what the debugger warned of, newest first. */
export function listAlerts(request: RestRequest): RestAnswer {
  const { world, account, params } = request;
  const level = params.get('LogLevel');
  const from = dateOf(params.get('StartDate')) ?? -Infinity;
  const to = dateOf(params.get('EndDate')) ?? Infinity;
  const found = world.alerts
    .filter(({ accountSid }) => accountSid === account.sid)
    .filter((alert) => level === null || alert.level === level)
    .filter(({ at }) => from <= at.getTime() && at.getTime() <= to)
    .reverse();
  return metaPage(request, 'monitor.twilio.com', 'alerts', found.map(alertJson));
}

function dateOf(text: string | null): number | undefined {
  return text === null || Number.isNaN(Date.parse(text)) ? undefined : Date.parse(text);
}

function alertJson({ sid, at, accountSid, code, level, text, callSid, url }: DebuggerAlert) {
  return {
    sid,
    account_sid: accountSid,
    api_version: '2010-04-01',
    error_code: String(code),
    log_level: level,
    alert_text: `Msg=${encodeURIComponent(text)}&ErrorCode=${String(code)}`,
    more_info: `https://www.twilio.com/docs/errors/${String(code)}`,
    resource_sid: callSid ?? null,
    service_sid: null,
    request_method: url === undefined ? null : 'POST',
    request_url: url ?? null,
    date_created: at.toISOString(),
    date_generated: at.toISOString(),
    date_updated: at.toISOString(),
    url: `https://monitor.twilio.com/v1/Alerts/${sid}`,
  };
}
