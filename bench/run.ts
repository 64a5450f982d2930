/**
 * `npm run bench`: the figures that we hold ourselves to, as ratios within one run, so that they mean the same on any
 * machine. Runs what is in dist/. Exit code 1 when a goal is missed. A name as argument runs that one alone.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { sha256 } from '../src/adapters/hash.ts';
import { assetDigests, readSources } from '../src/adapters/project-files.ts';
import { readCatalogue } from '../src/definition/catalogue.ts';
import { compilePlan } from '../src/plan/compile.ts';
import { decodePlanFile, encodePlanFile, type PlanFile } from '../src/plan/plan-file.ts';
import type { Plan } from '../src/plan/plan.ts';
import { shardPlan } from '../src/plan/shards.ts';
import { plannedJobs } from '../src/plan/walk.ts';
import { cancels } from './cancels.ts';
import { writeLedgers } from './ledgers.ts';
import {
  inFolder,
  launcher,
  median,
  root,
  time,
  writeJobs,
  type Figure,
  type ProcessOptions,
  type ProcessRun,
} from './measure.ts';

const megabyte = 1024 * 1024;
const node = process.execPath;

const benches: Readonly<Record<string, () => readonly Figure[] | Promise<readonly Figure[]>>> = {
  ...{ jobs, plan, wide, cancels, shards, collect },
  transforms: async () => (await import('./transforms.ts')).transforms(),
  data: async () => (await import('./data.ts')).data(),
  prepare: async () => (await import('./prepare.ts')).prepare(),
  spectra: async () => (await import('./spectra.ts')).spectra(),
  sentence: async () => (await import('./solution.ts')).sentence(),
  million: async () => (await import('./solution.ts')).million(),
};

/** 1,000 jobs that do nothing, ledger on, against a loop that only spawns them. The definitions are those of the day before. */
function jobs(): readonly Figure[] {
  const count = 1000;
  const loop = join(import.meta.dirname, 'spawn-loop.mjs');
  const ours: number[] = [];
  const bare: number[] = [];
  let peak = 0;
  inFolder((cache) => {
    const run = (options: ProcessOptions): ProcessRun =>
      inFolder((folder) => {
        writeJobs(folder, count);
        const done = time([launcher, 'run', 'wide', '--max-parallel', '2', '--json'], { ...options, cwd: folder, cache });
        const result = JSON.parse(done.stdout) as { readonly succeeded?: number };
        if (result.succeeded !== count) throw new Error(`Only ${result.succeeded} of ${count} jobs succeeded`);
        return done;
      });
    // Also the start before. Who watches its memory takes time, so it is not timed.
    peak = run({ memory: true }).peak;
    for (let round = 0; round < 7; round += 1) {
      bare.push(time([node, loop, String(count)]).ms);
      ours.push(run({}).ms);
    }
  });
  const ratio = median(ours) / median(bare);
  return [
    {
      what: `${count} exec jobs with definitions as at the start before, 2 at once, against a bare spawn loop`,
      goal: 'at most 2 times',
      figure: `${ratio.toFixed(2)} times (${ms(median(ours))} against ${ms(median(bare))})`,
      met: ratio <= 2,
    },
    {
      what: 'its peak memory, with its spawner',
      goal: 'under 120 MB',
      figure: `${(peak / megabyte).toFixed(0)} MB`,
      met: peak < 120 * megabyte,
    },
  ];
}

/**
 * The start of the command with real definitions, against the start of Node. The first start after a change reads the
 * definitions and keeps what it read: it is no part of the median, but told beside it.
 */
function plan(): readonly Figure[] {
  const ours: number[] = [];
  const bare: number[] = [];
  const argv = [launcher, 'plan', 'pipeline.daily_all', '--json'] as const;
  const first = median([1, 2, 3].map(() => time(argv).ms));
  inFolder((cache) => {
    time(argv, { cache });
    for (let round = 0; round < 21; round += 1) {
      bare.push(time([node, '-e', '0']).ms);
      ours.push(time(argv, { cache }).ms);
    }
  });
  const ratio = median(ours) / median(bare);
  return [
    {
      what: 'lorchestra plan pipeline.daily_all --json with definitions as at the start before, against node -e 0',
      goal: 'at most 3 times',
      figure: `${ratio.toFixed(2)} times (${ms(median(ours))} against ${ms(median(bare))}; the first start took ${ms(first)})`,
      met: ratio <= 3,
    },
  ];
}

/** A plan of 10,000 jobs: the planning alone, and the whole process. */
function wide(): readonly Figure[] {
  const count = 10_000;
  return inFolder((folder) => {
    writeJobs(folder, count);
    const { catalogue } = readCatalogue(readSources(folder, 'jobs').sources);
    const planning: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const started = performance.now();
      const made = compilePlan({ catalogue, id: 'wide', params: {}, asset: assetDigests(folder, sha256), sha256 });
      planning.push(performance.now() - started);
      if (!made.ok || plannedJobs(made.value).length !== count) throw new Error('The plan is not what the definitions say');
    }
    // The first is the one that a process sees.
    const first = planning[0] ?? Number.NaN;
    const whole = median([1, 2, 3].map(() => time([launcher, 'plan', 'wide', '--json'], { cwd: folder }).ms));
    return [
      { what: `planning ${count} jobs from parsed definitions`, goal: 'under 1 s', figure: ms(first), met: first < 1000 },
      { what: `lorchestra plan of ${count} jobs, the whole process`, goal: 'under 3.5 s', figure: ms(whole), met: whole < 3500 },
    ];
  });
}

/** 10,000 jobs of one stage cut into 256 shards, from a compiled plan to the text of the plan file. */
function shards(): readonly Figure[] {
  const count = 10_000;
  return inFolder((folder) => {
    writeJobs(folder, count, count);
    const { catalogue } = readCatalogue(readSources(folder, '.').sources);
    const made = compilePlan({ catalogue, id: 'wide', params: {}, asset: assetDigests(folder, sha256), sha256 });
    if (!made.ok) throw new Error('The definitions do not compile');
    const durations = new Map(Array.from({ length: count }, (_, index) => [`job_${index}`, 1000 + ((index * 7919) % 60_000)]));
    const started = performance.now();
    const { fanOut } = shardPlan({ plan: made.value, durations, setup_ms: 30_000, max_parallel: 4 }, 256);
    encodePlanFile(planFile(made.value, fanOut.waves), sha256);
    const took = performance.now() - started;
    const legs = fanOut.waves.reduce((sum, wave) => sum + wave.shards.length, 0);
    if (legs !== 256) throw new Error(`There are ${legs} legs, not 256`);
    return [{ what: `shards for ${count} jobs, beyond planning`, goal: 'under 2 s', figure: ms(took), met: took < 2000 }];
  });
}

/** 10,000 receipts in 256 ledgers folded into one result, as a process. */
function collect(): readonly Figure[] {
  const count = 10_000;
  return inFolder((folder) => {
    writeJobs(folder, count, count);
    time([launcher, 'plan', 'wide', '--shards', '256', '--out', 'plan-wide.json'], { cwd: folder });
    const read = decodePlanFile(readFileSync(join(folder, 'plan-wide.json'), 'utf8'), sha256);
    if (!read.ok) throw new Error(read.why);
    const ledgers = writeLedgers(join(folder, 'ledgers'), read.value);
    const took = [1, 2, 3, 4, 5].map(() => {
      const run = time([launcher, 'collect', '--plan-file', 'plan-wide.json', '--ledgers', 'ledgers', '--json'], { cwd: folder });
      const result = JSON.parse(run.stdout) as { readonly succeeded?: number };
      if (result.succeeded !== count) throw new Error(`Only ${result.succeeded} of ${count} jobs were collected`);
      return run.ms;
    });
    const middle = median(took);
    const what = `collect of ${count} receipts from ${ledgers} ledgers, the whole process`;
    return [{ what, goal: 'under 1 s', figure: ms(middle), met: middle < 1000 }];
  });
}

function planFile(plan: Plan, waves: PlanFile['waves']): PlanFile {
  const run_id = '20260101T000000Z-00000000';
  return { run_id, created_at: 0, round: 1, lorchestra: '', profile: 'sandbox', params: {}, plan, waves };
}

function ms(value: number): string {
  return value < 1000 ? `${value.toFixed(0)} ms` : `${(value / 1000).toFixed(2)} s`;
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  console.error(`No benchmark "${unknown.join('", "')}": there are ${Object.keys(benches).join(', ')}`);
  process.exitCode = 2;
} else if (!existsSync(join(root, 'dist/cli/index.js'))) {
  console.error('dist/ is missing: run "npm run build"');
  process.exitCode = 2;
} else {
  const figures: Figure[] = [];
  for (const [name, bench] of Object.entries(benches))
    if (asked.length === 0 || asked.includes(name)) figures.push(...(await bench()));
  for (const { what, goal, figure, met } of figures)
    console.log(`${met ? 'pass' : 'MISS'}  ${what}\n      ${figure}; goal: ${goal}`);
  const missed = figures.filter(({ met }) => !met).length;
  console.log(`${figures.length - missed} passed, ${missed} failed`);
  process.exitCode = missed > 0 ? 1 : 0;
}
