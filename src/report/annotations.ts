import type { Diagnostic, Position } from '../core/diagnostic.ts';
import { position } from '../core/frame.ts';
import type { Finding, JobRecord, RunRecord } from '../ledger/record.ts';
import { annotationLength, annotationLimit, cut } from './budget.ts';
import { line } from '../core/escape.ts';
import { count, failureText, isTrouble, losses, textOf } from './text.ts';

/** A message that GitHub shows at a line of a file, and on the page of the run. */
export interface Annotation {
  readonly level: 'error' | 'warning';
  readonly title: string;
  /** At most 4,096 UTF-16 code units. */
  readonly message: string;
  /** Relative to the folder of `lorchestra.yaml`; null for what stands in no file. */
  readonly at: Position | null;
}

/** Texts that are no files: what was typed, or given as inputs. */
const synthetic: ReadonlySet<string> = new Set(['command line', 'inputs']);

/** Failed jobs as errors; allowed failures and jobs that needed several attempts as warnings. */
export function runAnnotations(record: RunRecord): readonly Annotation[] {
  const failed = record.jobs.filter((job) => isTrouble(job) && job.status !== 'cancelled');
  const allowed = record.jobs.filter((job) => job.allowed_failure);
  const again = record.jobs.filter((job) => job.status === 'succeeded' && !job.allowed_failure && job.attempts.length > 1);
  const lost = losses(record);
  const told = new Set(lost.flatMap(({ jobs }) => jobs));
  const untold = failed.filter(({ path }) => !told.has(path));
  return [
    ...limited([...lost.map(lossAnnotation), ...distinctFirst(untold).map((job) => failedJob('error', job))]),
    ...limited([...distinctFirst(allowed).map((job) => failedJob('warning', job)), ...again.map(retriedJob)]),
  ];
}

/** Every mistake at its place, errors and warnings each within what GitHub keeps. */
export function diagnosticAnnotations(diagnostics: readonly Diagnostic[]): readonly Annotation[] {
  const of = (severity: Diagnostic['severity']): readonly Annotation[] =>
    limited(diagnostics.filter((diagnostic) => diagnostic.severity === severity).map(mistake));
  return [...of('error'), ...of('warning')];
}

function mistake({ severity, code, message, hint, span }: Diagnostic): Annotation {
  const text = hint === undefined ? line(message) : `${line(message)}. ${line(hint)}`;
  return {
    level: severity,
    title: code,
    message: cut(text, annotationLength),
    at: synthetic.has(span.source.file) ? null : position(span),
  };
}

function lossAnnotation({ code, message, remedy }: Finding): Annotation {
  return { level: 'error', title: code, message: cut(`${line(message)}. ${line(remedy)}`, annotationLength), at: null };
}

function failedJob(level: Annotation['level'], job: JobRecord): Annotation {
  return {
    level,
    title: `${job.job_id} ${textOf(job).title}`,
    message: cut(line(failureText(job)), annotationLength),
    at: job.at,
  };
}

function retriedJob(job: JobRecord): Annotation {
  const reason = job.attempts.find((attempt) => attempt.failure !== null)?.failure?.message;
  const message = `Succeeded on attempt ${job.attempts.length}${reason === undefined ? '' : `; before that: ${line(reason)}`}`;
  return { level: 'warning', title: `${job.job_id} needed another attempt`, message: cut(message, annotationLength), at: job.at };
}

/** One job for each cause, then the others: ten times one broken credential says less than ten causes. */
function distinctFirst(jobs: readonly JobRecord[]): readonly JobRecord[] {
  const seen = new Set<string>();
  const firsts = jobs.filter((job) => {
    const reason = failureText(job);
    const known = seen.has(reason);
    seen.add(reason);
    return !known;
  });
  const chosen = new Set(firsts);
  return [...firsts, ...jobs.filter((job) => !chosen.has(job))];
}

/** GitHub drops what is over the limit without a word, so the last place tells how many there are. */
function limited(annotations: readonly Annotation[]): readonly Annotation[] {
  const last = annotations[annotationLimit - 1];
  if (annotations.length <= annotationLimit || last === undefined) return annotations;
  const rest = annotations.length - annotationLimit + 1;
  const noun = last.level === 'error' ? 'more error' : 'more warning';
  return [
    ...annotations.slice(0, annotationLimit - 1),
    {
      level: last.level,
      title: 'More',
      message: `${count(rest, noun)} without a place here; the job summary shows them`,
      at: null,
    },
  ];
}
