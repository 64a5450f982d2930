import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { sha256 } from '../src/adapters/hash.ts';
import { emptyLedger, encodeLine } from '../src/ledger/encoding.ts';
import type { LedgerEvent } from '../src/ledger/events.ts';
import { ledgerFile } from '../src/ledger/handed.ts';
import { runName, type PlanFile } from '../src/plan/plan-file.ts';
import { plannedJobs } from '../src/plan/walk.ts';

/** Writes what the legs of a fan-out would keep if each job took a second and succeeded. Returns how many ledgers there are. */
export function writeLedgers(folder: string, file: PlanFile): number {
  const { plan, run_id, created_at: at, params, profile, lorchestra } = file;
  const { composite, plan_hash } = plan;
  const digests = new Map(plannedJobs(plan).map(({ path, job }) => [path, job]));
  let written = 0;
  file.waves.forEach(({ shards }, wave) =>
    shards.forEach(({ jobs }, shard) => {
      const leg = { wave: wave + 1, shard: shard + 1 };
      const worked = jobs.flatMap((path): readonly LedgerEvent[] => {
        const { job_id = '', digest = '' } = digests.get(path) ?? {};
        const key = { run_id, path, digest, round: 1, attempt: 1 };
        return [
          { type: 'attempt_started', ...key, at },
          { type: 'receipt', ...key, job_id, status: 'succeeded', started_at: at, ended_at: at + 1000, report: {}, log: null },
        ];
      });
      const events: readonly LedgerEvent[] = [
        { type: 'run_started', run_id, at, composite, plan_hash, params, profile, lorchestra },
        { type: 'round_started', run_id, round: 1, at, plan_hash, max_parallel: 4, reused: [], leg },
        ...worked,
        { type: 'round_ended', run_id, round: 1, at: at + 1000, cause: 'finished' },
      ];
      const name = { run: runName({ plan_hash, run_id }), ...leg, round: 1 };
      mkdirSync(join(folder, `artifact-${written}`), { recursive: true });
      writeFileSync(join(folder, `artifact-${written}`, ledgerFile(name)), encoded(events));
      written += 1;
    }),
  );
  return written;
}

function encoded(events: readonly LedgerEvent[]): string {
  let position = emptyLedger;
  const lines = events.map((event) => {
    const next = encodeLine(position, event, sha256);
    position = next.position;
    return next.line;
  });
  return lines.join('');
}
