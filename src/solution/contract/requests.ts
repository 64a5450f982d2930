import type { Json } from '../../core/json.ts';
import { fetchPages, type SourcePage } from '../../data/source/fetch.ts';
import { openService, type Service } from '../../data/source/service.ts';
import type { SourceSpec } from '../../definition/shapes/source.ts';
import type { StepContext } from '../action.ts';
import { keyText, valuesAt } from './field-path.ts';
import { sourceOf } from './names.ts';
import type { ContractObject } from './shape.ts';

/** A record of the parent, with its primary key as text. */
export interface ParentRecord {
  readonly id: string;
  readonly record: Json;
}

/** One list to fetch: an object's endpoint with the values of one parent record in place. */
export interface ObjectRequest {
  readonly object: ContractObject;
  /** Below `base_url`; bound values are percent-encoded. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Values of the names in braces, as they stand in the parent's record. */
  readonly bindings: Readonly<Record<string, string>>;
  /** Primary key of the parent's record; '' for an object without parent. */
  readonly parentId: string;
}

/**
 * What to ask for: one request without a parent, else one for each parent record, or for each item of the list that a
 * binding goes through. A parent record that lacks a bound value gives none.
 */
export function requestsFor(object: ContractObject, parents: Iterable<ParentRecord>): readonly ObjectRequest[] {
  if (object.parent === undefined) return [requestWith(object, {}, '')];
  const wanted = Object.entries(object.parent.bindings);
  return [...parents].flatMap(({ id, record }) => {
    let rows: readonly Readonly<Record<string, string>>[] = [{}];
    for (const [name, path] of wanted) {
      const values = new Set(valuesAt(record, path).flatMap((value) => keyText(value) ?? []));
      rows = rows.flatMap((row) => [...values].map((value) => ({ ...row, [name]: value })));
    }
    return rows.map((bindings) => requestWith(object, bindings, id));
  });
}

function requestWith(object: ContractObject, bindings: Readonly<Record<string, string>>, parentId: string): ObjectRequest {
  // The HTTP engine reads `${...}` in a query as a variable; what a record holds is text.
  const bound = (text: string, write: (value: string) => string): string =>
    text.replaceAll(/(?<!\$)\{([^{}]*)\}/g, (whole, name: string) =>
      Object.hasOwn(bindings, name) ? write(bindings[name] ?? '') : whole,
    );
  const query = Object.entries(object.query).map(
    ([name, value]) => [name, bound(value, (text) => text.replaceAll('${', () => '$${'))] as const,
  );
  return { object, path: bound(object.path, encodeURIComponent), query: Object.fromEntries(query), bindings, parentId };
}

/** Opens the conversation with the contract's service. Sends nothing yet; throws Failed for variables without a value. */
export function serviceOf(
  { contract, ports, params, signal }: Pick<StepContext, 'contract' | 'ports' | 'params' | 'signal'>,
  limits: Partial<SourceSpec['limits']> = {},
): Service {
  const api = sourceOf(contract);
  const outside = { variables: ports.variables, params };
  return openService({ api: { ...api, limits: { ...api.limits, ...limits } }, outside, ports, signal });
}

/** Fetches the pages of one request. `since` (milliseconds) filters where the contract names a parameter for it. */
export function fetchObject(options: {
  readonly service: Service;
  readonly request: ObjectRequest;
  readonly since?: number | null;
}): AsyncGenerator<SourcePage> {
  const { service, request, since = null } = options;
  const { object, path, query } = request;
  const { incremental } = object;
  const cursor =
    incremental?.parameter === undefined
      ? undefined
      : {
          ...{ field: '', field_format: incremental.format, since_format: incremental.format, overlap: 0 },
          ...{ parameter: incremental.parameter, filter: incremental.filter },
        };
  return fetchPages({
    take: (record) => record,
    ...service,
    source: {
      ...{ api: service.api.source_id, path, query, key: '', variables: {}, headers: {}, inject: {} },
      ...(object.paging === undefined ? {} : { paging: object.paging }),
      ...(object.records === undefined ? {} : { records: object.records }),
      ...(cursor === undefined ? {} : { cursor }),
    },
    since,
    total: object.total,
  });
}
