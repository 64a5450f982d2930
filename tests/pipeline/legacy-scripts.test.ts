import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { childJobs } from './composites.ts';

/** The scripts are frozen: a change to one is a mistake, so a digest stands here and nothing recomputes it. */
const scripts = [
  ['daily_ingest.sh', 'pipeline.ingest', 'a3e3983410b88f6b6544b2d67d2a0054b583b3ccce443a25a59978faab6df16e'],
  ['daily_canonize.sh', 'pipeline.canonize', '3357f59c9c3a9f523deef91de9d9f7e3210b63bf19f3faf8f37535e36db019bd'],
  ['daily_formation.sh', 'pipeline.formation', 'a8e0495cf8d82463f44719671f069e82579bb02ba108bf913937015f5d170127'],
  ['daily_local_projection.sh', 'pipeline.project', 'c5d549f3f13acaf0c61419ba9d5203b068d4dec682c2c7383728336b3de45bb6'],
  ['create_views.sh', 'pipeline.views', '57356809885e427a9c21e5855a4a801c2779be6ff9cf6a38c889d9aead0ba991'],
] as const;

function fileOf(script: string): URL {
  return new URL(`../../life-cockpit/scripts/${script}`, import.meta.url);
}

/** Ids of the call lines; the one call inside the helper has no id of its own. */
function jobsOf(script: string): readonly string[] {
  return [...readFileSync(fileOf(script), 'utf8').matchAll(/^run_job (\S+)$/gm)].map(([, id]) => id ?? '');
}

describe.each(scripts)('life-cockpit/scripts/%s', (script, composite, digest) => {
  it(`runs the jobs of ${composite}, in order, none missing and none extra`, () => {
    expect(jobsOf(script)).toEqual(childJobs(composite));
  });

  it('opens with the deprecation notice', () => {
    expect(readFileSync(fileOf(script), 'utf8').split('\n').slice(0, 7)).toEqual([
      '#!/bin/bash',
      '# DEPRECATED: This script is replaced by lorchestra composite jobs.',
      `# Use: lorchestra run ${composite}`,
      `# Or:  life ${composite.replace('.', ' ')} (after life-cli integration)`,
      '#',
      '# This script will be removed in a future release.',
      '# See: /workspace/lorchestra/.specwright/specs/pipeline-composite-jobs.md',
    ]);
  });

  it('is frozen', () => {
    expect(
      createHash('sha256')
        .update(readFileSync(fileOf(script)))
        .digest('hex'),
    ).toBe(digest);
  });

  it('can be run', () => {
    expect(statSync(fileOf(script)).mode & 0o111).toBe(0o111);
  });
});

describe('life-cockpit/scripts', () => {
  it('together run each of the 65 atomic jobs once', () => {
    const jobs = scripts.flatMap(([script]) => jobsOf(script));
    expect(jobs).toHaveLength(65);
    expect(new Set(jobs).size).toBe(65);
  });
});
