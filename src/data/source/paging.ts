import type { Json } from '../../core/json.ts';
import type { PagingSpec } from '../../definition/shapes/source.ts';
import { fail } from '../failed.ts';
import { at } from '../pointer.ts';

export interface FetchedPage {
  readonly url: string;
  readonly body: Json;
  readonly records: readonly Json[];
}

/** Address of the next page, or null after the last. `service` names the source in messages. */
export function nextPage(paging: PagingSpec, page: FetchedPage, service: string): string | null {
  switch (paging.type) {
    case 'none':
      return null;
    case 'next_link': {
      const link = at(page.body, paging.next);
      if (link === undefined || link === null || link === '') return null;
      return typeof link === 'string' ? sameOrigin(link, page.url, service) : unreadable(service, paging.next);
    }
    case 'page_token': {
      const token = at(page.body, paging.next);
      if (token === undefined || token === null || token === '') return null;
      return typeof token === 'string' ? withParameter(page.url, paging.parameter, token) : unreadable(service, paging.next);
    }
    case 'after_last_id': {
      const more = at(page.body, paging.has_more);
      if (typeof more !== 'boolean') return unreadable(service, paging.has_more);
      const last = page.records.at(-1);
      if (!more) return null;
      const id = last === undefined ? undefined : at(last, paging.id);
      return typeof id === 'string' && id !== '' ? withParameter(page.url, paging.parameter, id) : unreadable(service, paging.id);
    }
  }
}

/** A link that a response holds may not take the credentials to another host. */
function sameOrigin(link: string, from: string, service: string): string {
  const target = URL.canParse(link, from) ? new URL(link, from) : undefined;
  if (!target) return fail('invalid_response', `Cannot read the next page of "${service}": its address is no URL`);
  if (target.origin !== new URL(from).origin) {
    return fail(
      'invalid_response',
      `Cannot read the next page of "${service}": its address leads to another host, "${target.host}", where the credentials do not belong`,
    );
  }
  return target.href;
}

export function withParameter(url: string, name: string, value: string): string {
  const target = new URL(url);
  target.searchParams.set(name, value);
  // Some services read "+" as a plus sign: a space is written %20.
  target.search = target.search.replaceAll('+', '%20');
  return target.href;
}

function unreadable(service: string, pointer: string): never {
  return fail(
    'invalid_response',
    `Cannot read a page of "${service}": "${pointer}" does not say what the paging of its definition needs`,
  );
}
