import type { Json } from '../../core/json.ts';
import type { PagingSpec } from '../../definition/shapes/source.ts';
import { fail } from '../failed.ts';
import { at } from '../pointer.ts';

export interface FetchedPage {
  readonly url: string;
  /** Undefined when the service answered without content. */
  readonly body: Json | undefined;
  readonly records: readonly Json[];
}

/** Whether pages are found by counting; others are named by the service. */
export function counts(paging: PagingSpec): paging is Of<'offset' | 'page_number'> {
  return paging.type === 'offset' || paging.type === 'page_number';
}

/** Address of the first page: what counts pages is sent from the start. */
export function firstPage(paging: PagingSpec, url: string): string {
  if (!counts(paging)) return url;
  const { size, size_parameter } = paging;
  const sized = size === undefined || size_parameter === undefined ? url : withParameter(url, size_parameter, String(size));
  return withParameter(sized, paging.parameter, String(paging.first));
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
    case 'after_last_id':
      return afterLast(paging, page, service);
    case 'offset':
      // What the service tells of its size is not asked: some tell 0 beside a full page.
      return page.records.length < paging.size ? null : counted(paging, page.url, page.records.length);
    case 'page_number':
      return nextNumber(paging, page, service);
  }
}

type Of<Type> = Extract<PagingSpec, { type: Type }>;

function afterLast(paging: Of<'after_last_id'>, page: FetchedPage, service: string): string | null {
  const more = at(page.body, paging.has_more);
  if (typeof more !== 'boolean') return unreadable(service, paging.has_more);
  if (!more) return null;
  const last = page.records.at(-1);
  const id = last === undefined ? undefined : at(last, paging.id);
  return typeof id === 'string' && id !== '' ? withParameter(page.url, paging.parameter, id) : unreadable(service, paging.id);
}

function nextNumber(paging: Of<'page_number'>, page: FetchedPage, service: string): string | null {
  const { size = 1 } = paging;
  if (page.records.length === 0) return null;
  if (paging.pages === undefined) return page.records.length < size ? null : counted(paging, page.url, 1);
  const pages = at(page.body, paging.pages);
  if (typeof pages !== 'number' || !Number.isInteger(pages)) return unreadable(service, paging.pages);
  return count(page.url, paging) - paging.first + 1 < pages ? counted(paging, page.url, 1) : null;
}

/** The address with its offset or page number raised. */
function counted(paging: Of<'offset' | 'page_number'>, url: string, by: number): string {
  return withParameter(url, paging.parameter, String(count(url, paging) + by));
}

/** The offset or page number that an address carries. */
function count(url: string, paging: { readonly parameter: string; readonly first: number }): number {
  return Number(new URL(url).searchParams.get(paging.parameter) ?? paging.first);
}

/**
 * Whether a page found by counting brings the records of the one before it: the service then ignores the parameter that
 * counts, and reading on would take the same records for new ones without end.
 */
export function repeats(page: readonly Json[], before: readonly Json[]): boolean {
  if (page.length === 0 || page.length !== before.length) return false;
  return page.every((record, index) => JSON.stringify(record) === JSON.stringify(before[index]));
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
