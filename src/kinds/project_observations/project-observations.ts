import { iso } from '../../core/time.ts';
import { failure } from '../../core/failure.ts';
import { scoreSubmission, type Score } from '../../data/scoring/score.ts';
import { readAnswers } from '../../data/scoring/submission.ts';
import { stopIfAsked } from '../../data/stop.ts';
import type { PlannedProjectObservations } from '../../definition/shapes/project_observations.ts';
import type { EventVersion, Observation, ScoredEvent } from '../../ports/formation.ts';
import { nameError, overThreshold, type Tally } from '../../data/tally.ts';
import type { DataJob, DataKind, DataPorts } from '../kind.ts';
import { pendingPages } from '../pages.ts';
import { perform, type Done } from '../perform.ts';
import { readForm, type Form } from './form.ts';

/** Scores the events of a binding that are new, changed, or were scored by anything else than now stands in the registry. */
export const projectObservations: DataKind<PlannedProjectObservations> = (job, ports, signal) => {
  const frame = {
    kind: 'project_observations',
    event: 'projection.observations',
    source_system: 'projection',
    connection_name: null,
    object_type: 'observation',
  } as const;
  return perform({ job, ports, frame }, (tally) => scoreAll({ job, ports, signal, tally }));
};

interface Work {
  readonly job: DataJob<PlannedProjectObservations>;
  readonly ports: DataPorts;
  readonly signal: AbortSignal;
  readonly tally: Tally;
}

/** What an event came to, for the counts. */
interface Result {
  readonly scored: ScoredEvent;
  readonly errors: number;
  readonly warnings: number;
}

async function scoreAll({ job, ports, signal, tally }: Work): Promise<Done> {
  const { options } = job.spec;
  const form = readForm(job.spec, ports);
  const { target } = form;
  const { observations } = ports.warehouse;
  const run = { run_id: job.run_id, at: iso(ports.clock.now()) };
  const sums = { inserted: 0, updated: 0, removed: 0, errors: 0, warnings: 0 };
  const score = scorerOf(form, ports.uuid5);
  for await (const results of pendingPages(options.limit, (page) => observations.pending(target, page, score))) {
    stopIfAsked(signal);
    for (const result of results) {
      count(tally, result);
      sums.errors += result.errors;
      sums.warnings += result.warnings;
    }
    const counts = await observations.write(
      target,
      results.map(({ scored }) => scored),
      run,
    );
    sums.inserted += counts.inserted;
    sums.updated += counts.updated;
    sums.removed += counts.removed;
    tally.counts.unchanged += counts.unchanged;
  }
  const removed = sums.removed + (await observations.deleteStale(target));
  tally.counts.written = sums.inserted + sums.updated;
  tally.facts = {
    binding: `${target.binding_id}@${target.binding_version}`,
    measures: form.measures.map(({ measure }) => `${measure.measure_id}@${measure.version}`),
    failing: await observations.failing(target),
    ...(removed > 0 ? { removed } : {}),
  };
  const payload = {
    binding_id: target.binding_id,
    binding_version: target.binding_version,
    records_processed: tally.counts.read,
    records_scored: tally.counts.read - tally.counts.skipped - tally.counts.failed,
    records_failed: tally.counts.failed,
    observations_created: sums.inserted,
    observations_upserted: tally.counts.written,
    observations_removed: removed,
    diagnostics: { errors: sums.errors, warnings: sums.warnings },
  };
  const over = overThreshold(options.max_failed, tally.counts);
  if (over === null) return { payload };
  await observations.reopen(target, run.at);
  return { payload, failure: failure('records', `Too many responses cannot be scored by "${target.binding_id}": ${over}`) };
}

function scorerOf(form: Form, uuid5: DataPorts['uuid5']): (event: EventVersion, payload: string) => Result {
  return (event, payload) => {
    const answers = readAnswers(payload);
    if (!answers.ok) return { scored: { event, outcome: 'failed', error: answers.error }, errors: 1, warnings: 0 };
    const { scores, errors, warnings } = scoreSubmission(form.measures, answers.value);
    const error = errors.length === 0 ? null : errors.join('; ').slice(0, 1_000);
    const observations = scores.map((score) => observationOf(score, event, uuid5));
    return { scored: { event, outcome: 'scored', observations, error }, errors: errors.length, warnings };
  };
}

function observationOf({ measure, ...score }: Score, event: EventVersion, uuid5: DataPorts['uuid5']): Observation {
  const idem_key = `${event.idem_key}:${measure.measure_id}`;
  return {
    idem_key,
    observation_id: uuid5(idem_key),
    measure_code: measure.measure_id,
    measure_version: measure.version,
    measure_digest: score.measure_digest,
    value_numeric: score.value,
    severity_code: score.severity_code,
    severity_level: score.severity_level,
    severity_label: score.severity_label,
    components: JSON.stringify(score.components),
  };
}

/** An event with an error counts as failed although its other scores stand: somebody should look at it. */
function count(tally: Tally, { scored }: Result): void {
  tally.counts.read += 1;
  if (scored.error !== null) {
    tally.counts.failed += 1;
    nameError(tally, scored.event.idem_key, scored.error);
  } else if (scored.outcome === 'scored' && scored.observations.length === 0) {
    tally.counts.skipped += 1;
  }
}
