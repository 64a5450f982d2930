import { Failed } from '../../../data/failed.ts';
import type { Service } from '../../../data/source/service.ts';
import { stopIfAsked } from '../../../data/stop.ts';
import type { StepContext } from '../../action.ts';
import { keyAt } from '../../contract/field-path.ts';
import { readOrder, type Placed } from '../../contract/order.ts';
import { fetchObject, requestsFor, type ObjectRequest, type ParentRecord } from '../../contract/requests.ts';

export type ApiStatus = 'working' | 'blocked' | 'broken' | 'unknown';

/** What asking one endpoint came to. */
export interface Answered {
  readonly api_status: ApiStatus;
  readonly status_code: number | null;
  /** Why it is not working; null when it is. */
  readonly why: string | null;
}

export interface Reached extends Answered {
  readonly placed: Placed;
  readonly items: number;
  readonly sample: string | null;
}

/** A parent may well have no children: so many of them are asked before a level counts as empty. */
const mostTries = 10;

/** Walks from the topmost objects down; each request carries real ids of a record found one level above. */
export async function walk(context: StepContext, service: Service): Promise<readonly Reached[]> {
  const found = new Map<string, readonly ParentRecord[]>();
  const reached: Reached[] = [];
  for (const placed of readOrder(context.contract)) {
    stopIfAsked(context.signal);
    const { object } = placed;
    const parents = object.parent === undefined ? [] : (found.get(object.parent.object) ?? []);
    const level = await reach(service, requestsFor(object, parents).slice(0, mostTries));
    found.set(object.name, level.records.slice(0, mostTries));
    reached.push({ ...level.answered, placed, items: level.records.length, sample: level.records[0]?.id ?? null });
    const more = level.answered.why === null ? '' : `: ${level.answered.why}`;
    context.ports.log(`${object.name}: ${level.records.length} found, ${level.answered.api_status}${more}`);
  }
  return reached;
}

interface Level {
  readonly answered: Answered;
  readonly records: readonly ParentRecord[];
}

/** Asks until one request gives records. An endpoint that answered once works, whatever the next parent gives. */
async function reach(service: Service, requests: readonly ObjectRequest[]): Promise<Level> {
  let last: Level = {
    answered: { api_status: 'unknown', status_code: null, why: 'no record of its parent to ask with' },
    records: [],
  };
  for (const request of requests) {
    const level = await askOne(service, request);
    if (level.records.length > 0) return level;
    if (last.answered.api_status !== 'working') last = level;
  }
  return last;
}

async function askOne(service: Service, request: ObjectRequest): Promise<Level> {
  try {
    for await (const { records } of fetchObject({ service, request })) {
      const known = records.flatMap((record) => {
        const id = keyAt(record, request.object.primary_key);
        return id === null ? [] : [{ id, record }];
      });
      if (known.length === 0 && records.length > 0) {
        const why = `its records have no "${request.object.primary_key}"`;
        return { answered: { api_status: 'broken', status_code: 200, why }, records: [] };
      }
      return { answered: { api_status: 'working', status_code: 200, why: null }, records: known };
    }
  } catch (error) {
    return { answered: readFailure(error), records: [] };
  }
  return { answered: { api_status: 'working', status_code: 200, why: null }, records: [] };
}

/** One endpoint that cannot be read is recorded; what ends the attempt itself is passed on. */
export function readFailure(error: unknown): Answered {
  if (!(error instanceof Failed)) throw error;
  const { kind, code, message } = error.failure;
  if (kind === 'cancelled' || kind === 'timeout' || kind === 'variable') throw error;
  const status = /^\d{3}$/.test(code ?? '') ? Number(code) : null;
  return { ...statusOf(status), why: message };
}

/** 401 and 403: it is there, but not for us. Everything else that is no success does not work. */
export function statusOf(status: number | null): Omit<Answered, 'why'> {
  if (status === 401 || status === 403) return { api_status: 'blocked', status_code: status };
  const works = status !== null && status >= 200 && status <= 299;
  return { api_status: works ? 'working' : 'broken', status_code: status };
}
