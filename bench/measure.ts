import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '..');
export const launcher = join(root, 'bin/lorchestra');

export interface Figure {
  readonly what: string;
  readonly goal: string;
  readonly figure: string;
  readonly met: boolean;
}

/** The middle value; of an even number of values the upper one of the two. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

export interface ProcessRun {
  /** Wall time, milliseconds. */
  readonly ms: number;
  /** Bytes, with those of its spawner. 0 unless `memory` was asked for. */
  readonly peak: number;
  /** Milliseconds of all its threads. 0 unless `memory` was asked for. */
  readonly cpu: number;
  readonly stdout: string;
}

export interface ProcessOptions {
  readonly cwd?: string;
  /** Makes the process say how much memory it had at most, and how long it computed. */
  readonly memory?: boolean;
  /** Where it finds what earlier ones kept; without it, every process is the first on its machine. */
  readonly cache?: string;
}

/** The spawner's pages of its own; the program that both run is in memory once, and counted with the command's. */
const reporter =
  'data:text/javascript,' +
  encodeURIComponent(`
  import { isMainThread } from 'node:worker_threads';
  import { readFileSync, writeFileSync } from 'node:fs';
  const file = process.env.BENCH_MEMORY;
  delete process.env.BENCH_MEMORY;
  delete process.env.NODE_OPTIONS;
  let spawner = 0;
  function look() {
    try {
      for (const child of readFileSync('/proc/self/task/' + process.pid + '/children', 'latin1').trim().split(' ')) {
        if (!readFileSync('/proc/' + child + '/cmdline', 'latin1').includes('/spawner/index.js')) continue;
        const [, kib] = /^RssAnon:\\s+(\\d+)/m.exec(readFileSync('/proc/' + child + '/status', 'latin1')) ?? [];
        spawner = Math.max(spawner, Number(kib) * 1024);
      }
    } catch {}
  }
  if (isMainThread && file) {
    setInterval(look, 100).unref();
    process.on('exit', () => writeFileSync(file, JSON.stringify({ ...process.resourceUsage(), spawner })));
  }
`);

/** Runs a program to its end in surroundings without CI; throws when it does not end well. */
export function time(
  argv: readonly [string, ...string[]],
  { cwd = root, memory = false, cache }: ProcessOptions = {},
): ProcessRun {
  return inFolder((folder) => {
    const file = join(folder, 'memory');
    const watch = memory ? { BENCH_MEMORY: file, NODE_OPTIONS: `--import=${reporter}` } : {};
    const [program, ...args] = argv;
    const started = performance.now();
    const { status, stdout, stderr } = spawnSync(program, args, {
      cwd,
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], XDG_CACHE_HOME: cache ?? join(folder, 'cache'), ...watch },
    });
    const ms = performance.now() - started;
    if (status !== 0)
      throw new Error(`"${argv.join(' ')}" ended with ${status}:\n${stdout.slice(0, 2000)}${stderr.slice(0, 2000)}`);
    if (!memory) return { ms, peak: 0, cpu: 0, stdout };
    const used = JSON.parse(readFileSync(file, 'utf8')) as NodeJS.ResourceUsage & { readonly spawner: number };
    return { ms, peak: used.maxRSS * 1024 + used.spawner, cpu: (used.userCPUTime + used.systemCPUTime) / 1000, stdout };
  });
}

export function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'lorchestra-bench-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes the definitions of `jobs` exec jobs, 500 a file. The composite is `wide`. */
export function writeJobs(folder: string, jobs: number, perStage = 100): void {
  const ids = Array.from({ length: jobs }, (_, index) => `job_${index}`);
  const stages = chunks(ids, perStage).map((some, index) => `  - { name: stage_${index}, jobs: [${some.join(', ')}] }`);
  mkdirSync(join(folder, 'jobs'));
  writeFileSync(join(folder, 'lorchestra.yaml'), 'jobs: jobs\n');
  writeFileSync(join(folder, 'jobs/wide.yaml'), `job_id: wide\njob_type: composite\nstages:\n${stages.join('\n')}\n`);
  chunks(ids, 500).forEach((some, index) => {
    const text = some.map((id) => `job_id: ${id}\njob_type: exec\nrun: [/bin/true]\n`).join('---\n');
    writeFileSync(join(folder, `jobs/part-${index}.yaml`), text);
  });
}

function chunks<T>(values: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, index) => values.slice(index * size, (index + 1) * size));
}
