import { z } from 'zod';
import { iso } from '../../core/time.ts';
import type { Json } from '../../core/json.ts';
import type { MeasurementEvent } from '../../ports/formation.ts';
import type { GivenAnswer } from './score.ts';

/** A canonical form response, or anything else that says as much. */
const responseShape = z.object({
  response_id: z.string().min(1),
  form_id: z.string().min(1).optional(),
  submitted_at: z.string(),
  last_updated_at: z.string().optional(),
  respondent: z.object({ id: z.string().optional(), email: z.string().optional() }).optional(),
});

const answersShape = z.object({
  // What came out of JSON is JSON: looking again takes longer than all the rest.
  answers: z.array(z.object({ question_id: z.string(), answer_value: z.custom<Json>().default(null) })),
});

export type Readable<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string };

/** What a measurement event says of a response. Whoever gave neither id nor address is a subject of their own. */
export function readEvent(payload: string, connection_name: string): Readable<MeasurementEvent> {
  const read = readAs(payload, responseShape);
  if (!read.ok) return read;
  const { response_id, form_id, submitted_at, last_updated_at, respondent } = read.value;
  const [occurred, received] = [utc(submitted_at), utc(last_updated_at ?? submitted_at)];
  if (occurred === null || received === null) return { ok: false, error: 'The response has a time that cannot be read' };
  const subject = [respondent?.id, respondent?.email].map((text) => text?.trim() ?? '').find((text) => text !== '');
  return {
    ok: true,
    value: {
      subject_id: subject ?? `anon:${response_id}`,
      occurred_at: occurred,
      received_at: received,
      source_id: response_id,
      form_id: form_id ?? `googleforms::${connection_name}`,
    },
  };
}

export function readAnswers(payload: string): Readable<readonly GivenAnswer[]> {
  const read = readAs(payload, answersShape);
  return read.ok ? { ok: true, value: read.value.answers } : read;
}

/** Names members and never values. */
function readAs<Output>(payload: string, shape: z.ZodType<Output>): Readable<Output> {
  const parsed = shape.safeParse(JSON.parse(payload) as Json);
  if (parsed.success) return { ok: true, value: parsed.data };
  const places = parsed.error.issues.map(({ path }) => `/${path.map(String).join('/')}`);
  return { ok: false, error: `The response cannot be read at ${[...new Set(places)].slice(0, 5).join(', ')}` };
}

function utc(text: string): string | null {
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : iso(time);
}
