import { spectraStages } from '../stage.ts';
import type { Advice, Health, Judgement } from './shape.ts';
import { fullSpan, plural } from './words.ts';

export function judge(seen: Omit<Health, 'judgement'>): Judgement {
  return { ...verdictOf(seen), notes: notesOf(seen) };
}

type Verdict = Omit<Judgement, 'notes'>;

function verdictOf(seen: Omit<Health, 'judgement'>): Verdict {
  const { source, stages, freshness } = seen;
  const run: Advice = { text: 'Run the pipeline', command: `npx lorchestra run spectra.${source}` };
  if (stages.every(({ status }) => status === null)) {
    return { standing: 'empty', headline: 'Not run yet', why: 'No stage of this pipeline has come to an end here.', next: [run] };
  }
  const failed = stages.find(({ status }) => status === 'Failed');
  if (failed) {
    const why = failed.error ?? 'It left no reason.';
    return { standing: 'failing', headline: `Failing at ${failed.stage}`, why, next: adviceFor(failed, source) };
  }
  const whole = stages.find(({ stage }) => stage === spectraStages.at(-1));
  if (!whole || whole.age === null) {
    const reached = stages.filter(({ status }) => status === 'Success').at(-1);
    const why = `The stages up to ${reached?.stage ?? 'none'} came to a good end, the others have not run.`;
    return { standing: 'stale', headline: 'Not complete yet', why, next: [run] };
  }
  const allowed = `at most ${fullSpan(freshness)} may pass`;
  if (whole.age > freshness) {
    return {
      standing: 'stale',
      headline: 'Stale',
      why: `The last complete run ended ${fullSpan(whole.age)} ago; ${allowed}.`,
      next: [run],
    };
  }
  const old = seen.entities.filter(({ stale, skipped }) => stale && skipped === null);
  if (old.length > 0) {
    const names = old.map(({ entity }) => entity).join(', ');
    return { standing: 'stale', headline: 'Stale in part', why: `Not read in time: ${names}; ${allowed}.`, next: [run] };
  }
  return { standing: 'fresh', headline: 'Fresh', why: `The last complete run ended ${agoOf(whole.age)}; ${allowed}.`, next: [] };
}

function agoOf(age: number): string {
  return age < 60_000 ? 'just now' : `${fullSpan(age)} ago`;
}

const remedies: Readonly<Record<string, string>> = {
  gate: 'See which rows offend below; correct the contract, an override or the source, then run again',
  credentials: 'Give the profile valid credentials, then run again',
  variable: 'Give the profile the missing value, then run again',
  network: 'Wait until the service can be reached, then run again',
  http_status: 'Wait until the service answers again, or note its fault under limitations in the contract',
  invalid_response: 'Compare what the service sent with the contract; it may have changed',
};

function adviceFor({ error_kind }: Health['stages'][number], source: string): readonly Advice[] {
  const remedy = remedies[error_kind ?? ''];
  return [
    ...(remedy === undefined ? [] : [{ text: remedy, command: null }]),
    { text: 'Run the pipeline again', command: `npx lorchestra run spectra.${source}` },
  ];
}

function notesOf({ gates, quarantine, drift, constraints, entities }: Omit<Health, 'judgement'>): readonly string[] {
  const warned = gates.filter(({ verdicts }) => verdicts.at(-1) === 'warned');
  const unanswered = gates.filter(({ severity, verdicts }) => severity === 'warn' && verdicts.at(-1) === 'unanswered');
  const waiting = quarantine.reduce((sum, one) => sum + one.waiting, 0);
  const breaking = drift.filter((one) => one.class === 'breaking');
  const stopping = constraints.filter(({ type, still_present }) => type === 'blocker' && still_present === true);
  const skipped = entities.filter((one) => one.skipped !== null);
  return [
    ...(warned.length === 0 ? [] : [`${plural(warned.length, 'gate')} warned: ${warned.map(({ gate }) => gate).join(', ')}`]),
    ...(unanswered.length === 0 ? [] : [`Not answered: ${unanswered.map(({ gate }) => gate).join(', ')}`]),
    ...(waiting === 0 ? [] : [`${plural(waiting, 'record waits', 'records wait')} in quarantine`]),
    ...(breaking.length === 0 ? [] : [`${plural(breaking.length, 'breaking change')} at the source`]),
    ...(stopping.length === 0
      ? []
      : [`${plural(stopping.length, 'blocker')} at the source: ${stopping.map(({ id }) => id).join(', ')}`]),
    ...(skipped.length === 0 ? [] : [`Left out by Extract: ${skipped.map(({ entity }) => entity).join(', ')}`]),
  ];
}
