import { describe, expect, test } from 'vitest';

import { failure } from '../../src/core/failure.ts';
import { foldFacts } from '../../src/ledger/facts.ts';
import { dryRunResult, foldResult } from '../../src/ledger/fold-result.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { Receipt } from '../../src/ledger/events.ts';
import { finishedRun } from '../support/events.ts';
import { dailyPlan, formationPlan, ingestPlan, seedJobs } from '../support/seed-plan.ts';

/** Compared as text: the order of the keys is part of the contract. */
function resultText(plan: Plan, told: Readonly<Record<string, Partial<Receipt> | null>>): string {
  return JSON.stringify(foldResult(plan, foldFacts(plan, finishedRun(plan, told))), null, 2);
}

function notRun(ids: readonly string[]): Readonly<Record<string, null>> {
  return Object.fromEntries(ids.map((id) => [id, null]));
}

const failed = (message: string): Partial<Receipt> => ({ status: 'failed', failure: failure('network', message) });

describe('the results that the composites promise', () => {
  test('an ingest with two failures', () => {
    const told = {
      ingest_gmail_acct1: { started_at: 1000 },
      ingest_gmail_acct3: failed('Connection timeout'),
      validate_stripe_refunds: { ...failed('Invalid data format'), started_at: 40_000, ended_at: 45_321 },
      ...Object.fromEntries(seedJobs.ingestion.slice(3).map((id) => [id, { started_at: 0, ended_at: 30_000 }])),
    };
    expect(resultText(ingestPlan, told)).toBe(`{
  "job_id": "pipeline.ingest",
  "success": false,
  "total": 27,
  "succeeded": 25,
  "failed": 2,
  "failures": [
    {
      "job_id": "ingest_gmail_acct3",
      "error": "Connection timeout"
    },
    {
      "job_id": "validate_stripe_refunds",
      "error": "Invalid data format"
    }
  ],
  "duration_ms": 45321
}`);
  });

  test('a daily_all that stops at formation', () => {
    const told = {
      proj_me_intake_02: failed('Connection timeout'),
      proj_obs_intake_02: { ...failed('Invalid data format'), started_at: 119_000, ended_at: 120_000 },
      ...notRun([...seedJobs.sync, ...seedJobs.files]),
    };
    expect(resultText(dailyPlan, told)).toBe(`{
  "job_id": "pipeline.daily_all",
  "success": false,
  "total": 4,
  "succeeded": 2,
  "failed": 1,
  "failures": [
    {
      "job_id": "pipeline.formation",
      "error": "Phase failed with 2 job errors"
    }
  ],
  "duration_ms": 120000,
  "phases_completed": [
    "pipeline.ingest",
    "pipeline.canonize"
  ],
  "failed_phase": "pipeline.formation",
  "phase_results": {
    "pipeline.ingest": {
      "job_id": "pipeline.ingest",
      "success": true,
      "total": 27,
      "succeeded": 27,
      "failed": 0,
      "failures": [],
      "duration_ms": 10
    },
    "pipeline.canonize": {
      "job_id": "pipeline.canonize",
      "success": true,
      "total": 13,
      "succeeded": 13,
      "failed": 0,
      "failures": [],
      "duration_ms": 10
    },
    "pipeline.formation": {
      "job_id": "pipeline.formation",
      "success": false,
      "total": 6,
      "succeeded": 4,
      "failed": 2,
      "failures": [
        {
          "job_id": "proj_me_intake_02",
          "error": "Connection timeout"
        },
        {
          "job_id": "proj_obs_intake_02",
          "error": "Invalid data format"
        }
      ],
      "duration_ms": 120000
    }
  }
}`);
  });

  test('a daily_all in which everything succeeded', () => {
    const result = foldResult(dailyPlan, foldFacts(dailyPlan, finishedRun(dailyPlan)));
    expect(result).toMatchObject({ success: true, total: 4, succeeded: 4, failed: 0, failures: [], failed_phase: null });
    expect(result).toHaveProperty('phases_completed', [
      'pipeline.ingest',
      'pipeline.canonize',
      'pipeline.formation',
      'pipeline.project',
    ]);
  });

  test('a dry run of formation', () => {
    expect(JSON.stringify(dryRunResult(formationPlan))).toBe(
      '{"job_id":"pipeline.formation","success":true,"total":6,"succeeded":0,"failed":0,"failures":[],"duration_ms":0}',
    );
  });

  test('a dry run of daily_all shows every phase and completes none', () => {
    const result = dryRunResult(dailyPlan);
    expect(result).toMatchObject({
      success: true,
      total: 4,
      succeeded: 0,
      failed: 0,
      phases_completed: [],
      failed_phase: null,
      phase_results: {
        'pipeline.ingest': { success: true, total: 27, succeeded: 0 },
        'pipeline.canonize': { success: true, total: 13, succeeded: 0 },
        'pipeline.formation': { success: true, total: 6, succeeded: 0 },
        'pipeline.project': { success: true, total: 13, succeeded: 0 },
      },
    });
  });
});
