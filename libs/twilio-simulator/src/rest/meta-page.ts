import { ok, type RestAnswer, type RestRequest } from './rest-request.js';

const usualSize = 50;
const largestSize = 1000;

/** One page of a list in the envelope of Twilio's newer interfaces; `host` is where Twilio would serve it. */
export function metaPage(
  { path, params }: RestRequest,
  host: string,
  key: string,
  items: readonly unknown[],
): RestAnswer {
  const size = Math.min(largestSize, Math.max(1, Number(params.get('PageSize')) || usualSize));
  const number = Math.max(0, Number(params.get('Page')) || 0);
  const start = number * size;
  const urlOf = (index: number) => {
    const query = new URLSearchParams(params);
    query.set('PageSize', String(size));
    query.set('Page', String(index));
    return `https://${host}${path}?${query.toString()}`;
  };
  return ok({
    [key]: items.slice(start, start + size),
    meta: {
      key,
      page: number,
      page_size: size,
      first_page_url: urlOf(0),
      previous_page_url: number > 0 ? urlOf(number - 1) : null,
      next_page_url: start + size < items.length ? urlOf(number + 1) : null,
      url: urlOf(number),
    },
  });
}
