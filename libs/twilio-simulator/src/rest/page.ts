import { type RestAnswer, ok, type RestRequest } from './rest-request.js';

const usualSize = 50;
const largestSize = 1000;

/** One page of a list in Twilio's envelope, with the addresses of its neighbours. */
export function page(request: RestRequest, name: string, items: readonly unknown[]): RestAnswer {
  const size = Math.min(
    largestSize,
    Math.max(1, Number(request.params.get('PageSize') ?? usualSize) || usualSize),
  );
  const number = Math.max(0, Number(request.params.get('Page') ?? 0) || 0);
  const start = number * size;
  const shown = items.slice(start, start + size);
  const uriOf = (index: number) => {
    const query = new URLSearchParams(request.params);
    query.set('PageSize', String(size));
    query.set('Page', String(index));
    return `${request.path}?${query.toString()}`;
  };
  return ok({
    [name]: shown,
    first_page_uri: uriOf(0),
    next_page_uri: start + size < items.length ? uriOf(number + 1) : null,
    previous_page_uri: number > 0 ? uriOf(number - 1) : null,
    page: number,
    page_size: size,
    start,
    end: Math.max(start, start + shown.length - 1),
    uri: uriOf(number),
  });
}
