import type { Json } from '../../../core/json.ts';
import { Failed, fail } from '../../../data/failed.ts';
import type { Service } from '../../../data/source/service.ts';
import { stopIfAsked } from '../../../data/stop.ts';
import { keyAt } from '../../contract/field-path.ts';
import { fetchObject, requestsFor, type ObjectRequest, type ParentRecord } from '../../contract/requests.ts';
import type { ContractObject } from '../../contract/shape.ts';
import type { StagePorts } from '../../action.ts';
import type { RequestLog, Sampled } from './working.ts';

export interface Taken {
  /** Primary key as text; `#1` and so on where a record has none. */
  readonly id: string;
  readonly parentId: string;
  readonly record: Json;
}

export interface Sampling {
  readonly taken: readonly Taken[];
  readonly said: Sampled;
}

/** Among so many requests the samples of an entity are spread; more are made only while samples are lacking. */
const spread = 20;
const mostRequests = 50;
const mostPages = 4;

/**
 * Takes sample records of one entity, at most `most`, from requests spread over its parents. A request that fails costs
 * its own records alone; refused credentials and a stop end the step.
 */
export async function sampleEntity(
  object: ContractObject,
  parents: readonly ParentRecord[],
  options: { readonly service: Service; readonly most: number; readonly signal: AbortSignal },
): Promise<Sampling> {
  const requests = evenly(requestsFor(object, parents), mostRequests);
  const failures: Failed[] = [];
  const taken: Taken[] = [];
  let made = 0;
  for (const [index, request] of interleaved(requests).entries()) {
    if (taken.length >= options.most) break;
    stopIfAsked(options.signal);
    const left = Math.max(1, Math.min(spread, requests.length) - index);
    const quota = Math.ceil((options.most - taken.length) / left);
    made += 1;
    const failure = await takeFrom(request, { ...options, quota, taken });
    if (failure !== null) failures.push(failure);
  }
  return { taken, said: saidOf(object, { parents: parents.length, made, taken: taken.length, failures }) };
}

async function takeFrom(
  request: ObjectRequest,
  options: { readonly service: Service; readonly quota: number; readonly taken: Taken[] },
): Promise<Failed | null> {
  const { service, quota, taken } = options;
  const records: Json[] = [];
  try {
    for await (const page of fetchObject({ service, request })) {
      records.push(...page.records);
      if (records.length >= quota || page.number >= mostPages) break;
    }
  } catch (error) {
    if (!(error instanceof Failed) || endsTheStep(error)) throw error;
    if (records.length === 0) return error;
  }
  for (const record of evenly(records, quota)) {
    const id = keyAt(record, request.object.primary_key) ?? `#${taken.length + 1}`;
    taken.push({ id, parentId: request.parentId, record });
  }
  return null;
}

/** What no other request would answer differently. */
function endsTheStep({ failure }: Failed): boolean {
  if (failure.kind === 'credentials') return failure.code !== '403';
  return !['http_status', 'network', 'invalid_response'].includes(failure.kind);
}

function saidOf(
  object: ContractObject,
  counts: { readonly parents: number; readonly made: number; readonly taken: number; readonly failures: readonly Failed[] },
): Sampled {
  const { parents, made, taken, failures } = counts;
  const [first] = failures;
  const all = failures.length === made && made > 0;
  return {
    ...{ entity: object.name, records: taken, requests: made, reason: reasonOf() },
    unreadable: all && failures.every(({ failure }) => failure.kind === 'invalid_response'),
    broken: all && failures.some(({ failure }) => failure.kind !== 'invalid_response'),
  };

  function reasonOf(): string | null {
    if (first !== undefined) return `${failures.length} of ${made} requests failed: ${first.failure.message}`;
    if (taken > 0) return null;
    if (object.parent !== undefined && parents === 0) return `There is no sample of its parent, ${object.parent.object}`;
    if (made === 0) return `No sample of its parent has the values that its requests need`;
    return made === 1 ? 'The service lists none' : `The service lists none for any of ${made} parents`;
  }
}

/** At most `most` of the list, spread over its whole length. */
export function evenly<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list;
  return Array.from({ length: most }, (_, index) => list[Math.floor((index * list.length) / most)] as T);
}

/** The first so many spread over the whole list, then the others in their order. */
function interleaved<T>(list: readonly T[]): readonly T[] {
  const first = evenly(list, spread);
  const chosen = new Set(first);
  return [...first, ...list.filter((one) => !chosen.has(one))];
}

/** An HTTP client that keeps count of what is really sent. */
export function counted(ports: StagePorts): { readonly ports: StagePorts; readonly log: (run_id: string) => RequestLog } {
  const methods = new Map<string, number>();
  const writes: string[] = [];
  let signIn = 0;
  const send: StagePorts['http']['send'] = (request) => {
    methods.set(request.method, (methods.get(request.method) ?? 0) + 1);
    if (request.method !== 'GET') {
      const path = URL.canParse(request.url) ? new URL(request.url).pathname : 'unknown';
      if (/(?:^|&)grant_type=/.test(request.body ?? '')) signIn += 1;
      else if (writes.length < 20) writes.push(`${request.method} ${path}`);
    }
    return ports.http.send(request);
  };
  const sent = (): number => [...methods.values()].reduce((sum, count) => sum + count, 0);
  return {
    ports: { ...ports, http: { ...ports.http, send } },
    log: (run_id) => ({ run_id, sent: sent(), methods: Object.fromEntries(methods), sign_in: signIn, writes }),
  };
}

/** How many samples of each entity a step is told to take. */
export function perEntity(given: unknown): number {
  if (given === undefined) return 200;
  if (typeof given === 'number' && Number.isInteger(given) && given >= 1 && given <= 10_000) return given;
  return fail('asset', `Cannot fetch samples: "per_entity" is ${JSON.stringify(given)}; write a whole number from 1 to 10000`);
}
