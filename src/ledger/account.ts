import type { PlanFile } from '../plan/plan-file.ts';
import type { Plan, PlanNode } from '../plan/plan.ts';
import { plannedJobs } from '../plan/walk.ts';
import { walkBarriers } from './barriers.ts';
import type { JobFacts, RunFacts } from './facts.ts';
import { heldBack } from './held.ts';
import type { Finding } from './record.ts';
import { finding, unitName, type PlacedLedger, type SortedOut } from './sort-out.ts';

/** What one machine was to do: a leg of a fan-out, or a whole phase. */
export interface Unit {
  readonly name: string;
  /** Equal for the legs of one wave; null for what is no leg. */
  readonly wave: string | null;
  readonly waveName: string;
  /** Paths in run order. */
  readonly jobs: readonly string[];
  readonly ledgers: readonly PlacedLedger[];
  readonly damaged: readonly PlacedLedger[];
}

/** The parts that a plan was worked on in: legs where a plan file tells of them, else what has a ledger, else the largest parts without one. */
export function unitsOf(plan: Plan, { good, damaged, planFiles }: SortedOut): readonly Unit[] {
  const paths = plannedJobs(plan).map(({ path }) => path);
  const places = new Set([...planFiles.keys(), ...[...good, ...damaged].map(({ node }) => node)]);
  const byNode = { good: Map.groupBy(good, ({ node }) => node), damaged: Map.groupBy(damaged, ({ node }) => node) };
  const visit = (node: PlanNode, path: string): readonly Unit[] => {
    const own = { ledgers: byNode.good.get(path) ?? [], damaged: byNode.damaged.get(path) ?? [] };
    const file = planFiles.get(path);
    if (file !== undefined) return legs(plan, path, { file, ...own });
    const below = node.type === 'composite' && [...places].some((place) => place.startsWith(`${path}/`));
    const phases = path === plan.composite && node.type === 'composite' && !places.has(path);
    if (node.type === 'composite' && (below || (phases && isOfPhases(node)))) {
      return node.stages.flatMap((stage) => stage.children.flatMap((child) => visit(child, `${path}/${child.job_id}`)));
    }
    const jobs = paths.filter((each) => each === path || each.startsWith(`${path}/`));
    const name = unitName(plan, path, null);
    return [{ name, wave: null, waveName: name, jobs, ...own }];
  };
  return visit(plan.root, plan.composite);
}

function isOfPhases(node: PlanNode): boolean {
  return node.type === 'composite' && node.stages.every((stage) => stage.children.every(({ type }) => type === 'composite'));
}

interface Legs extends Pick<Unit, 'ledgers' | 'damaged'> {
  readonly file: PlanFile;
}

function legs(plan: Plan, path: string, { file, ledgers, damaged }: Legs): readonly Unit[] {
  const front = path.slice(0, path.lastIndexOf('/') + 1);
  const key = ({ leg }: PlacedLedger): string => (leg === null ? 'whole' : `${leg.wave}/${leg.shard}`);
  const own = { good: Map.groupBy(ledgers, key), damaged: Map.groupBy(damaged, key) };
  const told = (of: ReadonlyMap<string, readonly PlacedLedger[]>, leg: string): readonly PlacedLedger[] => [
    ...(of.get(leg) ?? []),
    ...(of.get('whole') ?? []),
  ];
  return file.waves.flatMap(({ name, shards }, index) =>
    shards.map(({ jobs }, place): Unit => {
      const leg = { wave: index + 1, shard: place + 1 };
      const id = `${leg.wave}/${leg.shard}`;
      return {
        name: `Leg ${unitName(plan, path, leg)} ("${name}")`,
        wave: `${path} wave ${leg.wave}`,
        waveName: `wave ${leg.wave} ("${name}")`,
        jobs: jobs.map((each) => `${front}${each}`),
        ledgers: told(own.good, id),
        damaged: told(own.damaged, id),
      };
    }),
  );
}

export interface Accounting {
  readonly plan: Plan;
  readonly facts: RunFacts;
  readonly units: readonly Unit[];
  /** By path: the last round in which a leg kept a job's success. */
  readonly kept: ReadonlyMap<string, number>;
  /** The round in which this is asked. */
  readonly round: number;
}

/** A unit with its jobs that have no end to show, though they might have started. */
interface Open {
  readonly unit: Unit;
  readonly jobs: readonly string[];
}

/**
 * For every unit that cannot show one effective receipt of each of its jobs, why. A job that an earlier failure keeps from
 * starting needs none.
 */
export function account({ plan, facts, units, kept, round }: Accounting): readonly Finding[] {
  const held = heldBack(plan, (path) => facts.byPath.get(path)?.status ?? 'not_run');
  const footing = footings(plan, facts);
  const open = units.map((unit) => ({
    unit,
    jobs: unit.jobs.filter((path) => !held.has(path) && !hasEnd(facts.byPath.get(path), kept.get(path) ?? 0)),
  }));
  return [...Map.groupBy(open, ({ unit }) => unit.wave ?? unit.name).values()].flatMap((wave) => {
    const missing = wave.filter(({ jobs }) => jobs.length > 0);
    if (missing.length > 0 && !facts.cancelled && wave.every(({ unit }) => unit.wave !== null && isSilent(unit))) {
      return [vanished(wave)];
    }
    const settled = wave.filter(({ jobs }) => jobs.length === 0);
    return [
      ...missing.map((each) => whyOpen(each, facts, footing)),
      ...settled.flatMap(({ unit }) => notTriedAgain(unit, facts, round)),
    ];
  });
}

/** A success that a later round kept must be there: an older failure is then not the last word. */
function hasEnd(job: JobFacts | undefined, keptIn: number): boolean {
  if (job === undefined || job.receipt === null || job.outdated) return false;
  return job.status === 'succeeded' || (job.round ?? 0) >= keptIn;
}

function isSilent({ ledgers, damaged }: Unit): boolean {
  return ledgers.length === 0 && damaged.length === 0;
}

/** By path: the last round in which a job of an earlier stage started. */
function footings(plan: Plan, facts: RunFacts): ReadonlyMap<string, number> {
  const footing = new Map<string, number>();
  walkBarriers(plan, (path, before) => {
    footing.set(path, before);
    return facts.byPath.get(path)?.round ?? 0;
  });
  return footing;
}

function vanished(wave: readonly Open[]): Finding {
  const jobs = wave.flatMap((each) => each.jobs);
  const [first] = wave;
  const name = first?.unit.waveName ?? '';
  const none = wave.length === 1 ? 'The only leg left no ledger' : `None of the ${wave.length} legs left a ledger`;
  return finding('vanished_matrix', {
    message: `${none} in ${name}: the end of ${counted(jobs)} is unknown`,
    remedy:
      'If legs were red, see why they ended before lorchestra started; if there were none, GitHub dropped the output "matrix" for a masked secret in it: change that secret and re-run all jobs',
    jobs,
  });
}

function whyOpen({ unit, jobs }: Open, facts: RunFacts, footing: ReadonlyMap<string, number>): Finding {
  const words = { leg: unit.name, jobs };
  const last = lastOf(unit);
  const [damaged] = unit.damaged;
  if (damaged !== undefined) return finding('damaged_ledger', { ...words, file: damaged.file, message: '', remedy: '' });
  if (last === undefined && !facts.cancelled) {
    const message = `${unit.name} left no ledger: the end of ${counted(jobs)} is unknown`;
    const remedy = 'Let it work again ("Re-run failed jobs"); if it is green, let its upload step run under always()';
    return finding('lost_leg', { ...words, message, remedy });
  }
  if (last?.ended === null) return finding('truncated_ledger', { ...words, file: last.file, message: '', remedy: '' });
  if (last === undefined || last.ended === 'cancelled') {
    const message = `${unit.name} was cancelled: ${counted(jobs)} did not come to an end`;
    return finding('cancelled_leg', { ...words, message, remedy: again });
  }
  const round = last.round ?? 0;
  const newer = jobs.reduce((most, path) => Math.max(most, footing.get(path) ?? 0), 0);
  if (jobs.some((path) => (footing.get(path) ?? 0) > (facts.byPath.get(path)?.round ?? round))) {
    const message = `${unit.name} worked last in round ${round}, and what it stands on worked again in round ${newer}`;
    return finding('stale_round', { ...words, message, remedy: again });
  }
  const message = `${unit.name} came to its end, and no receipt shows that of ${counted(jobs)}`;
  return finding('missing_receipt', { ...words, file: last.file, message, remedy: again });
}

const again = 'Let it work again ("Re-run failed jobs")';

/** A red leg works again whenever failed jobs are run again, so an old failure beside a later round is not the last word. */
function notTriedAgain(unit: Unit, facts: RunFacts, now: number): readonly Finding[] {
  const last = lastOf(unit);
  const round = last?.round ?? now;
  const failed = unit.jobs.filter((path) => {
    const receipt = facts.byPath.get(path)?.receipt ?? null;
    return receipt !== null && receipt.status !== 'succeeded';
  });
  if (last === undefined || last.leg === null || round >= now || failed.length === 0) return [];
  const message = `${unit.name} failed in round ${round} and left no ledger in round ${now}`;
  return [finding('stale_round', { leg: unit.name, message, remedy: again })];
}

function lastOf({ ledgers }: Unit): PlacedLedger | undefined {
  return ledgers.toSorted((left, right) => (left.round ?? 0) - (right.round ?? 0)).at(-1);
}

function counted(jobs: readonly string[]): string {
  return jobs.length === 1 ? '1 job' : `${jobs.length} jobs`;
}

/** What is wrong with single files, after it is known what hangs on them: a leg that worked again needs its old ledger no more. */
export function weighed(files: readonly Finding[], reasons: readonly Finding[], units: readonly Unit[]): readonly Finding[] {
  const hanging = new Map(
    reasons.filter(({ file }) => file !== null).map((reason) => [`${reason.code} ${reason.file}`, reason.jobs]),
  );
  const known = new Set(files.map(({ code, file }) => `${code} ${file}`));
  const told = files.map((each): Finding => {
    const jobs = hanging.get(`${each.code} ${each.file}`) ?? each.jobs;
    const weightless = jobs.length === 0 && (each.code === 'truncated_ledger' || each.code === 'damaged_ledger');
    return weightless && isSuperseded(each, units) ? { ...each, loss: false } : { ...each, jobs };
  });
  return [...told, ...reasons.filter(({ code, file }) => file === null || !known.has(`${code} ${file}`))];
}

function isSuperseded({ file }: Finding, units: readonly Unit[]): boolean {
  return units.some((unit) => {
    const old = [...unit.ledgers, ...unit.damaged].find((ledger) => ledger.file === file);
    return (
      old !== undefined &&
      old.leg !== null &&
      unit.ledgers.some(({ ended, round }) => ended !== null && (round ?? 0) > (old.round ?? 0))
    );
  });
}
