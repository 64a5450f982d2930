import type { SandboxReply, SandboxRequest } from './service.ts';

/** What a scripted disturbance does to a request. */
export const disturbances = {
  timeout: 'gives no answer until the caller hangs up',
  reset: 'breaks the connection',
  cut: 'answers with half of the JSON',
  malformed: 'puts a text in the place of the first record of a list',
  duplicate: 'names the first record of a list twice',
  repeat: 'answers with the page that it answered with before',
} as const;
export type Disturbance = keyof typeof disturbances;

/** The first `times` requests to a service whose path holds `path` are disturbed. */
export interface Fault {
  /** Absent = any service. */
  readonly service?: string;
  readonly path: string;
  readonly times: number;
  /** A reply in place of the answer, a status in the service's own words, or one of the disturbances. */
  readonly reply: SandboxReply | number | Disturbance;
}

const shape = /^([a-z]+)(\/[^:,\s]*)?:([a-z]+|[45]\d\d)(?:x([1-9]\d{0,5}))?$/;

/** `gmail:500x2,stripe/v1/refunds:429`; what cannot be read comes back as it is. */
export function readFaults(
  text: string,
  services: readonly string[],
): { readonly faults: readonly Fault[] } | { readonly unreadable: string } {
  const faults: Fault[] = [];
  for (const word of text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')) {
    const [, service = '', path = '', what = '', times = '1'] = shape.exec(word) ?? [];
    const reply = /^\d/.test(what) ? Number(what) : Object.hasOwn(disturbances, what) ? (what as Disturbance) : null;
    if (reply === null || !services.includes(service)) return { unreadable: word };
    faults.push({ service, path, times: Number(times), reply });
  }
  return { faults };
}

/** What the server is to do with a request. */
export type Verdict =
  | { readonly type: 'answer'; readonly reply: SandboxReply }
  | { readonly type: 'timeout' | 'reset' }
  | { readonly type: 'cut'; readonly reply: SandboxReply };

export interface Disturbed {
  readonly service: string;
  readonly request: SandboxRequest;
  /** What the service says. */
  readonly answer: () => SandboxReply;
  /** An error as the service words it. */
  readonly problem: (status: number) => SandboxReply;
}

/** Each fault counts down by itself; the first one that is left acts. */
export function faultsOf(faults: readonly Fault[]): (disturbed: Disturbed) => Verdict {
  const left = faults.map((fault) => ({ fault, times: fault.times, page: undefined as SandboxReply | undefined }));
  return ({ service, request, answer, problem }) => {
    const due = left.find(
      ({ fault, times }) => times > 0 && (fault.service ?? service) === service && request.path.includes(fault.path),
    );
    if (!due) return { type: 'answer', reply: answer() };
    if (due.fault.reply === 'repeat' && due.page === undefined) {
      // Nothing can come again before it has come once.
      due.page = answer();
      return { type: 'answer', reply: due.page };
    }
    due.times -= 1;
    return verdict(due.fault.reply, { page: due.page, answer, problem });
  };
}

function verdict(
  what: Fault['reply'],
  { page, answer, problem }: Pick<Disturbed, 'answer' | 'problem'> & { readonly page: SandboxReply | undefined },
): Verdict {
  if (typeof what === 'object') return { type: 'answer', reply: what };
  if (typeof what === 'number') return { type: 'answer', reply: patient(problem(what)) };
  switch (what) {
    case 'timeout':
    case 'reset':
      return { type: what };
    case 'cut':
      return { type: 'cut', reply: answer() };
    case 'repeat':
      return { type: 'answer', reply: page ?? answer() };
    case 'malformed':
      return { type: 'answer', reply: withRecords(answer(), (records) => ['no record', ...records.slice(1)]) };
    case 'duplicate':
      return { type: 'answer', reply: withRecords(answer(), (records) => [...records.slice(0, 1), ...records]) };
  }
}

/** Who is asked to slow down is told how long. */
function patient(reply: SandboxReply): SandboxReply {
  const waits = reply.status === 429 || reply.status === 503;
  return waits ? { ...reply, headers: { ...reply.headers, 'retry-after': '1' } } : reply;
}

/** Changes the records of a list: the first member that is an array of objects. */
function withRecords(reply: SandboxReply, change: (records: readonly unknown[]) => readonly unknown[]): SandboxReply {
  const { body } = reply;
  if (body === null || typeof body !== 'object') return reply;
  const found = Object.entries(body).find(([, value]) => Array.isArray(value) && value.length > 0);
  return found ? { ...reply, body: { ...body, [found[0]]: change(found[1] as readonly unknown[]) } } : reply;
}
