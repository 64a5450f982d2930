import { describe, expect, test } from 'vitest';

import { checkCatalogue, compilePlan } from '../../../src/plan/compile.ts';
import { listing } from '../../../src/plan/listing.ts';
import type { JobNode, Plan } from '../../../src/plan/plan.ts';
import { secretNames } from '../../../src/plan/secrets.ts';
import { plannedJobs } from '../../../src/plan/walk.ts';
import { catalogueOf, planOf, sha256 } from '../../support/plans.ts';

const shop = 'source_id: shop\nbase_url: ${SHOP_URL}\nauth: { type: bearer, token: "${SHOP_TOKEN}" }\n';
const ingest = `job_id: ingest_orders
job_type: ingest
source: { api: shop, path: /orders, key: /id }
sink: { source_system: shop, connection_name: main, object_type: order }
`;
const validate = `job_id: validate_orders
job_type: validate
source: { source_system: shop, object_type: order }
transform: { schema_in: iglu:example.shop/order/jsonschema/1-0-0 }
`;
const exec = (id: string, more = ''): string => `job_id: ${id}\njob_type: exec\nrun: ./${id}\n${more}`;
const composite = (id: string, stages: Readonly<Record<string, readonly string[]>>, more = ''): string =>
  `job_id: ${id}\njob_type: composite\nstages:\n${Object.entries(stages)
    .map(([name, jobs]) => `  - { name: ${name}, jobs: [${jobs.join(', ')}] }\n`)
    .join('')}${more}`;
const documents = (...texts: readonly string[]): string => texts.join('---\n');

function only(plan: Plan): JobNode {
  if (plan.root.type !== 'job') throw new Error('Expected a plan of one job');
  return plan.root;
}

describe('a plan', () => {
  const daily = documents(
    composite('pipeline.daily', { ingest: ['pipeline.ingest'], transform: ['pipeline.transform'] }, 'stop_on_failure: true\n'),
    composite('pipeline.ingest', { ingestion: ['ingest_orders'], validation: ['validate_orders'] }),
    composite('pipeline.transform', { one: ['b', 'a'] }),
    exec('a'),
    exec('b'),
    shop,
    ingest,
    validate,
  );

  test('lists its jobs in run order with their places', () => {
    const plan = planOf(daily, 'pipeline.daily');
    expect(listing(plan)).toEqual({
      plan_hash: plan.root.digest,
      composite: 'pipeline.daily',
      jobs: [
        ['ingest', 'ingestion', 0, 'ingest_orders', 'ingest'],
        ['ingest', 'validation', 1, 'validate_orders', 'validate'],
        ['transform', 'one', 0, 'b', 'exec'],
        ['transform', 'one', 0, 'a', 'exec'],
      ].map(([phase, stage, stage_index, job_id, job_type]) => ({
        path: `pipeline.daily/pipeline.${phase}/${job_id}`,
        job_id,
        job_type,
        phase: `pipeline.${phase}`,
        stage,
        stage_index,
      })),
    });
  });

  test('of one atomic job has its id as the path', () => {
    expect(listing(planOf(exec('a'), 'a')).jobs).toEqual([
      { path: 'a', job_id: 'a', job_type: 'exec', phase: null, stage: null, stage_index: null },
    ]);
  });

  test('of a phase has one digest, alone and inside its parent', () => {
    const root = planOf(daily, 'pipeline.daily').root;
    const inside = root.type === 'composite' ? root.stages[0]?.children[0]?.digest : null;
    expect(planOf(daily, 'pipeline.ingest').plan_hash).toBe(inside);
  });

  test('goes by the id that an alias stands for', () => {
    const text = documents(
      exec('load', 'aliases: [old_load]\n'),
      composite('nightly', { one: ['old_load'] }, 'aliases: [nacht]\n'),
    );
    expect(planOf(text, 'nacht')).toEqual(planOf(text, 'nightly'));
    expect(plannedJobs(planOf(text, 'nacht')).map(({ path }) => path)).toEqual(['nightly/load']);
    expect(planOf(text, 'old_load').composite).toBe('load');
  });

  test('is self-contained: source and files stand in it', () => {
    expect(only(planOf(documents(shop, ingest), 'ingest_orders')).spec).toMatchObject({
      source: { api: 'shop', path: '/orders' },
      api: { source_id: 'shop', base_url: '${SHOP_URL}', paging: { type: 'none' } },
      assets: [],
    });
    const file = 'jobs/schemas/raw/example.shop/order/1-0-0.json';
    expect(only(planOf(validate, 'validate_orders')).spec['assets']).toEqual([
      { field: 'transform.schema_in', file, sha256: sha256(file) },
    ]);
  });

  test('names the secrets of its jobs and of the sources they read', () => {
    const text = documents(
      composite('all', { one: ['a', 'ingest_orders', 'b'] }),
      exec('a', 'secrets: [Z_KEY, A_KEY]\n'),
      exec('b', 'secrets: [A_KEY]\n'),
      shop,
      ingest,
    );
    expect(secretNames(planOf(text, 'all'))).toEqual(['A_KEY', 'SHOP_TOKEN', 'Z_KEY']);
  });

  test('gives policies their defaults', () => {
    expect(only(planOf(exec('a'), 'a'))).toMatchObject({
      timeout_ms: null,
      retry: { attempts: 1, backoff_ms: 10_000, backoff_max_ms: 600_000, when: null, exit_codes: null },
      allow_failure: false,
      secrets: [],
      at: { file: 'jobs/test.yaml', line: 1, column: 9 },
    });
    const more = 'timeout: 1h30m\nallow_failure: true\nretry: { attempts: 3, backoff: 20m, when: [timeout], exit_codes: [75] }\n';
    expect(only(planOf(exec('a', more), 'a'))).toMatchObject({
      timeout_ms: 5_400_000,
      retry: { attempts: 3, backoff_ms: 1_200_000, backoff_max_ms: 1_200_000, when: ['timeout'], exit_codes: [75] },
      allow_failure: true,
    });
    expect(only(planOf(exec('a', 'retry: { attempts: 2, backoff_max: 5s }\n'), 'a')).retry).toMatchObject({
      backoff_ms: 5000,
      backoff_max_ms: 5000,
    });
  });

  test('holds 10,000 jobs', () => {
    const ids = Array.from({ length: 10_000 }, (_, index) => `job_${index}`);
    const plan = planOf(documents(composite('wide', { one: ids }), ...ids.map((id) => exec(id))), 'wide');
    expect(plannedJobs(plan).map(({ job }) => job.job_id)).toEqual(ids);
  });

  test('nests 500 levels deep and survives being written as JSON', () => {
    const levels = Array.from({ length: 500 }, (_, level) =>
      composite(`c${level}`, { one: [level === 499 ? 'a' : `c${level + 1}`] }),
    );
    const plan = planOf(documents(...levels, exec('a')), 'c0');
    expect(plannedJobs(JSON.parse(JSON.stringify(plan)) as Plan)).toHaveLength(1);
  });
});

describe('a digest', () => {
  const digest = (text: string, id: string): string => planOf(text, id).plan_hash;
  const base = digest(exec('a', 'env: { X: "1", Y: "2" }\n'), 'a');

  test.each([
    ['the program', exec('a', 'env: { X: "1", Y: "2" }\n').replace('./a', './b')],
    ['a variable', exec('a', 'env: { X: "1", Y: "3" }\n')],
    ['the timeout', exec('a', 'env: { X: "1", Y: "2" }\ntimeout: 5m\n')],
    ['retries', exec('a', 'env: { X: "1", Y: "2" }\nretry: { attempts: 2 }\n')],
    ['what may fail', exec('a', 'env: { X: "1", Y: "2" }\nallow_failure: true\n')],
    ['secrets', exec('a', 'env: { X: "1", Y: "2" }\nsecrets: [X]\n')],
  ])('changes with %s', (_, text) => {
    expect(digest(text, 'a')).not.toBe(base);
  });

  test.each([
    ['the description', exec('a', 'env: { X: "1", Y: "2" }\ndescription: Does it\n')],
    ['the place in the file', `# one\n# two\n${exec('a', 'env: { X: "1", Y: "2" }\n')}`],
    ['the order of keys', 'env: { Y: "2", X: "1" }\nrun: ./a\njob_type: exec\njob_id: a\n'],
    [
      'a default that is written out',
      exec('a', 'env: { X: "1", Y: "2" }\ncwd: .\nallow_failure: false\nretry: { attempts: 1 }\n'),
    ],
    ['an alias', exec('a', 'env: { X: "1", Y: "2" }\naliases: [b]\n')],
  ])('does not change with %s', (_, text) => {
    expect(digest(text, 'a')).toBe(base);
  });

  test('does not change with a limit, but with every other option', () => {
    const plain = digest(validate, 'validate_orders');
    expect(digest(`${validate}options: { limit: 5 }\n`, 'validate_orders')).toBe(plain);
    expect(digest(`${validate}options: { limit: 5, max_failed: 3 }\n`, 'validate_orders')).not.toBe(plain);
  });

  test('changes with the order in which front matter is written', () => {
    const file = (frontMatter: string): string => `job_id: write
job_type: file_projection
source: { query: SELECT a FROM t }
sink: { path_template: "{a}.md", content_template: x, front_matter: { ${frontMatter} } }
`;
    expect(digest(file('a: "1", b: "2"'), 'write')).not.toBe(digest(file('b: "2", a: "1"'), 'write'));
  });

  test('changes with the content of a file that the job uses, and with its going missing', () => {
    const catalogue = catalogueOf(validate);
    const hash = (content: string | null): string => {
      const plan = compilePlan({ catalogue, id: 'validate_orders', params: {}, asset: () => content, sha256 });
      return plan.ok ? plan.value.plan_hash : '';
    };
    expect(new Set([hash('one'), hash('two'), hash(null), hash('one')]).size).toBe(3);
  });

  test('changes with what a composite does after a failure, with its stages and their order', () => {
    const text = (one: string): string => documents(one, exec('a'), exec('b'));
    const hashes = [
      composite('all', { one: ['a', 'b'] }),
      composite('all', { one: ['a', 'b'] }, 'stop_on_failure: true\n'),
      composite('all', { one: ['a'], two: ['b'] }),
      composite('all', { one: ['b'], two: ['a'] }),
      composite('all', { one: ['a'], second: ['b'] }),
    ].map((one) => digest(text(one), 'all'));
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe('an output', () => {
  const reader = exec('reader', 'env: { ROWS: "${jobs.writer.outputs.rows}" }\n');
  const compile = (text: string, id: string): readonly string[] => {
    const plan = compilePlan({ catalogue: catalogueOf(text), id, params: {}, asset: () => null, sha256 });
    return plan.diagnostics.map(({ code }) => code);
  };

  test('is read from an earlier stage, also of another phase and deep below', () => {
    const near = documents(composite('all', { one: ['writer'], two: ['reader'] }), exec('writer'), reader);
    const far = documents(
      composite('all', { one: ['first'], two: ['second'] }),
      composite('first', { one: ['inner'] }),
      composite('inner', { one: ['writer'] }),
      composite('second', { one: ['reader'] }),
      exec('writer'),
      reader,
    );
    expect(compile(near, 'all')).toEqual([]);
    expect(compile(far, 'all')).toEqual([]);
    expect(compile(far, 'second')).toEqual(['plan/unknown-output']);
  });

  test.each([
    ['the same stage', { one: ['writer', 'reader'] }],
    ['a later stage', { one: ['reader'], two: ['writer'] }],
  ])('cannot be read from %s', (_, stages) => {
    expect(compile(documents(composite('all', stages), exec('writer'), reader), 'all')).toEqual(['plan/unknown-output']);
  });
});

describe('checkCatalogue', () => {
  const check = (text: string): readonly string[] =>
    checkCatalogue({ catalogue: catalogueOf(text), asset: () => null, sha256 }).map(({ code, span }) => `${code} ${span.start}`);

  test('finds nothing in a job that reads a parameter or, from inside its composite, an output', () => {
    const text = documents(
      composite('outer', { one: ['writer'], two: ['inner'] }),
      composite('inner', { one: ['reader'] }),
      exec('writer'),
      exec('reader', 'env: { ROWS: "${jobs.writer.outputs.rows}", DAY: "${params.day}" }\n'),
    );
    expect(check(text)).toEqual([]);
  });

  test('reports a mistake once, however many composites share it', () => {
    const text = documents(
      composite('one', { a: ['shared'] }),
      composite('two', { a: ['shared'] }),
      composite('shared', { a: ['nowhere'] }),
    );
    expect(check(text)).toEqual([`plan/unknown-child ${text.indexOf('nowhere')}`]);
  });

  test('finds circles that nothing outside of them reaches', () => {
    const text = documents(composite('a', { one: ['b'] }), composite('b', { one: ['a'] }), composite('c', { one: ['c'] }));
    expect(check(text).map((found) => found.split(' ')[0])).toEqual(['plan/cycle', 'plan/cycle']);
  });

  test('is quick about composites that contain each other twice, level by level', () => {
    const levels = Array.from({ length: 60 }, (_, level) =>
      composite(`c${level}`, { one: [`c${level + 1}`], two: [`c${level + 1}`] }),
    );
    expect(check(documents(...levels, exec('c60')))).toHaveLength(60);
  });

  test('follows a circle of 10,000 composites', () => {
    const levels = Array.from({ length: 10_000 }, (_, level) => composite(`c${level}`, { one: [`c${(level + 1) % 10_000}`] }));
    expect(check(documents(...levels)).map((found) => found.split(' ')[0])).toEqual(['plan/cycle']);
  });
});
