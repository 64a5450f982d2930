import { describe, expect, it } from 'vitest';

import { resolveJob } from '../../src/definition/resolve.ts';
import { dryRunResult } from '../../src/ledger/fold-result.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { plannedJobs } from '../../src/plan/walk.ts';
import { compositeIds, expected, expectedChildren, expectedJobs } from './expected.ts';
import { houseCatalogue, housePlan } from './house.ts';

function planOf(id: string): Plan {
  const checked = housePlan(id);
  if (!checked.ok) throw new Error(checked.diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'));
  return checked.value;
}

describe('the shipped definitions', () => {
  it('hold no mistake', () => {
    expect(houseCatalogue().diagnostics.map(({ code, message }) => [code, message])).toEqual([]);
  });

  it('hold 65 atomic jobs, each in one of the composites', () => {
    const jobs = [...houseCatalogue().catalogue.jobs.values()];
    const atomic = jobs.filter((job) => job.kind !== 'composite').map((job) => job.job_id);
    expect(atomic.sort()).toEqual(
      compositeIds
        .filter((id) => id !== 'pipeline.daily_all')
        .flatMap(expectedJobs)
        .sort(),
    );
  });

  it.each([
    ['validate_gmail_source', 'validate_gmail'],
    ['validate_exchange_source', 'validate_exchange'],
    ['validate_google_forms_source', 'validate_google_forms'],
    ['canonize_dataverse_sessions', 'canonize_dataverse_sessions_clinical'],
    ['canonize_dataverse_transcripts', 'canonize_dataverse_sessions_transcripts'],
    ['canonize_dataverse_session_notes', 'canonize_dataverse_sessions_notes'],
    ['canonize_dataverse_session_summaries', 'canonize_dataverse_sessions_summaries'],
    ['canonize_stripe_payment_intents', 'canonize_stripe_payments'],
  ])('answer to the earlier id %s', (alias, id) => {
    expect(resolveJob(houseCatalogue().catalogue, alias)?.job_id).toBe(id);
  });
});

describe.each(compositeIds)('a dry run of %s', (id) => {
  it('lists every atomic job in run order, with its stage', () => {
    const jobs = plannedJobs(planOf(id));
    expect(jobs.map(({ job }) => job.job_id)).toEqual(expectedJobs(id));
    expect(jobs.map(({ order }) => order)).toEqual(jobs.map((_, index) => index));
    for (const { job, phase, stage, stage_index } of jobs) {
      const holder = compositeIds.find((composite) => composite === (phase ?? id)) ?? id;
      const stages: Readonly<Record<string, readonly string[]>> = expected[holder].stages;
      expect(stages[stage ?? '']).toContain(job.job_id);
      expect(Object.keys(stages).indexOf(stage ?? '')).toBe(stage_index);
    }
  });

  it('returns the result of its composite, with every job counted and none run', () => {
    const base = { success: true, succeeded: 0, failed: 0, failures: [], duration_ms: 0 };
    const own = { ...base, job_id: id, total: expectedChildren(id).length };
    const phases = expectedChildren(id).map((phase) => {
      const composite = compositeIds.find((candidate) => candidate === phase);
      return [phase, { ...base, job_id: phase, total: composite === undefined ? 0 : expectedChildren(composite).length }];
    });
    const extended = { phases_completed: [], failed_phase: null, phase_results: Object.fromEntries(phases) };
    expect(dryRunResult(planOf(id))).toEqual(id === 'pipeline.daily_all' ? { ...own, ...extended } : own);
  });

  it('misses no file and warns of nothing', () => {
    expect(housePlan(id).diagnostics).toEqual([]);
  });
});

describe('the plan of pipeline.daily_all', () => {
  it('holds the phases with the digests that they have alone', () => {
    const { root } = planOf('pipeline.daily_all');
    if (root.type === 'job') throw new Error('not a composite');
    const phases = root.stages.flatMap(({ children }) => children);
    expect(phases.map(({ digest }) => digest)).toEqual(phases.map(({ job_id }) => planOf(job_id).plan_hash));
  });
});

describe('the plan of demo.contacts', () => {
  it('takes one job of each kind from the service to Markdown', () => {
    expect(plannedJobs(planOf('demo.contacts')).map(({ job, stage }) => [stage, job.job_id, job.kind])).toEqual([
      ['fetch', 'ingest_dataverse_contacts', 'ingest'],
      ['check', 'validate_dataverse_contacts', 'validate'],
      ['transform', 'canonize_dataverse_contacts', 'canonize'],
      ['view', 'view_proj_clients', 'create_projection'],
      ['copy', 'sync_proj_clients', 'sync_sqlite'],
      ['write', 'file_proj_clients', 'file_projection'],
    ]);
    expect(housePlan('demo.contacts').diagnostics).toEqual([]);
  });
});
