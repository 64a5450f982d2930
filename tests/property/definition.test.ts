import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';

import { codeFrame, position } from '../../src/core/frame.ts';
import { readCatalogue } from '../../src/definition/catalogue.ts';
import { readConfig } from '../../src/definition/config.ts';
import { checkCatalogue, compilePlan } from '../../src/plan/compile.ts';
import type { Plan, PlanNode } from '../../src/plan/plan.ts';
import { plannedJobs } from '../../src/plan/walk.ts';
import { sha256, sourceText } from '../support/plans.ts';

type Document = Readonly<Record<string, unknown>>;

const word = fc.stringMatching(/^[a-z]{1,6}$/);
const text = fc.string({
  unit: fc.constantFrom('a', '1', ' ', ':', '#', '"', "'", '\\', '$', '{', '}', '[', '-', '\n', 'é', '🙂'),
  maxLength: 12,
});
const variables = fc.dictionary(
  fc.stringMatching(/^[A-Z]{1,4}$/),
  text.map((value) => value.replaceAll('$', '')),
  { maxKeys: 4 },
);
const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });

const execKeys = fc.record({
  run: fc.oneof(word, fc.array(word, { minLength: 1, maxLength: 3 })),
  env: optional(variables),
  timeout: optional(fc.constantFrom('10s', '1h30m', '500ms')),
  allow_failure: optional(fc.boolean()),
  description: optional(text),
  retry: optional(fc.record({ attempts: fc.integer({ min: 1, max: 5 }), when: optional(fc.constant(['timeout', 'exit_code'])) })),
});

interface Tree {
  readonly stages: readonly (readonly (Tree | null)[])[];
}
const { tree: arbitraryTree } = fc.letrec<{ tree: Tree; node: Tree | null }>((tie) => ({
  node: fc.oneof({ maxDepth: 3, depthSize: 'small' }, fc.constant(null), tie('tree')),
  tree: fc.record({ stages: fc.array(fc.array(tie('node'), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }) }),
}));

/** Definitions of one composite with all below it; the first is the root. */
const arbitraryDefinitions: fc.Arbitrary<readonly Document[]> = fc
  .record({ tree: arbitraryTree, keys: fc.array(execKeys, { minLength: 1, maxLength: 5 }) })
  .map(({ tree, keys }) => {
    const documents: Document[] = [];
    const add = (node: Tree | null): string => {
      const place = documents.length;
      const job_id = `n${place}`;
      documents.push({});
      if (node === null) documents[place] = { job_id, job_type: 'exec', ...keys[place % keys.length] };
      else {
        const stages = node.stages.map((jobs, index) => ({ name: `s${index}`, jobs: jobs.map(add) }));
        documents[place] = { job_id, job_type: 'composite', stages };
      }
      return job_id;
    };
    add(tree);
    return documents;
  });

/** The same documents, spread over files, in another order, their keys in another order, in another YAML style. */
const rearranged = (documents: readonly Document[]): fc.Arbitrary<readonly string[]> =>
  fc
    .record({ order: shuffled(documents), reversed: fc.boolean(), flow: fc.boolean(), files: fc.integer({ min: 1, max: 3 }) })
    .map(({ order, reversed, flow, files }) => {
      const written = order
        .map((document) => (reversed ? reverseKeys(document) : document))
        // JSON is YAML in flow style.
        .map((document) => (flow ? `${JSON.stringify(document, null, 1)}\n` : inBlocks(document)));
      return Array.from({ length: files }, (_, file) =>
        written.filter((_document, index) => index % files === file).join('---\n'),
      );
    });

/** Quoted, for the library writes some texts in ways that it reads back as others. */
function inBlocks(document: unknown): string {
  return stringify(document, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' });
}

function shuffled<T>(items: readonly T[]): fc.Arbitrary<readonly T[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
}

function reverseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverseKeys);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, member]) => [key, reverseKeys(member)])
      .toReversed(),
  );
}

function planFrom(files: readonly string[], id: string): Plan {
  const { catalogue, diagnostics } = readCatalogue(files.map((file, index) => sourceText(file, `jobs/${index}.yaml`)));
  expect(diagnostics).toEqual([]);
  const compiled = compilePlan({ catalogue, id, params: {}, asset: () => null, sha256 });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics.map(({ message }) => message)));
  return compiled.value;
}

/** A node without where its definition stands and how its maps were ordered. */
function meaning(node: PlanNode): unknown {
  const { at: _, ...rest } = node;
  if (rest.type === 'job') return rest;
  return { ...rest, stages: rest.stages.map((stage) => ({ name: stage.name, children: stage.children.map(meaning) })) };
}

describe('a plan', () => {
  test('does not depend on the order of keys, documents and files, nor on the style of the YAML', () => {
    const arbitrary = arbitraryDefinitions.chain((documents) =>
      fc.record({ documents: fc.constant(documents), files: rearranged(documents) }),
    );
    fc.assert(
      fc.property(arbitrary, ({ documents, files }) => {
        const straight = planFrom([documents.map(inBlocks).join('---\n')], 'n0');
        const other = planFrom(files, 'n0');
        expect(other.plan_hash).toBe(straight.plan_hash);
        expect(meaning(other.root)).toEqual(meaning(straight.root));
      }),
      { numRuns: 50 },
    );
  });

  test('holds each atomic job below its root once, each with the digest that it has alone', () => {
    fc.assert(
      fc.property(arbitraryDefinitions, (documents) => {
        const written = [documents.map(inBlocks).join('---\n')];
        const jobs = plannedJobs(planFrom(written, 'n0'));
        const atomic = documents.filter((document) => document['job_type'] === 'exec').map((document) => document['job_id']);
        expect(jobs.map(({ job }) => job.job_id).toSorted()).toEqual(atomic.map(String).toSorted());
        for (const { job } of jobs.slice(0, 3)) expect(planFrom(written, job.job_id).plan_hash).toBe(job.digest);
      }),
      { numRuns: 50 },
    );
  });
});

const sample = `# The night
job_id: nightly
job_type: composite
stages:
  - { name: one, jobs: [load, ingest] }
  - name: two
    jobs:
      - "report"
---
job_id: load
job_type: exec
run: |
  ./load --day "$DAY"
env: { DAY: "\${params.day}", 'ROWS': '7' }
retry: { attempts: 3, when: [timeout], exit_codes: [75] }
---
job_id: ingest
job_type: ingest
source: { api: shop, path: /orders, key: /id }
sink: { source_system: shop, connection_name: main, object_type: order }
---
job_id: report
job_type: exec
run: [./report, "\${jobs.load.outputs.rows}"]
timeout: 1h30m
---
source_id: shop
base_url: https://shop.example
auth: { type: bearer, token: "\${SHOP_TOKEN}" }
`;

const hostile = fc.constantFrom(
  ...['[', ']', '{', '}', ':', ': ', '- ', '? ', ',', '"', "'", '|', '>', '&a ', '*a', '!t ', '%', '#', '\n', '\r', '\t', ' '],
  ...[
    '---\n',
    '...\n',
    '<<: ',
    '__proto__: 1\n',
    '\u0000',
    '\u202e',
    '\ufeff',
    '\ud800',
    '${',
    '${{',
    '}}',
    '0x1',
    '~',
    '🙂',
    '[[[[',
  ],
);
const edit = fc.record({
  at: fc.nat({ max: sample.length }),
  remove: fc.nat({ max: 6 }),
  insert: fc.array(hostile, { maxLength: 3 }),
});
const mutated = fc
  .array(edit, { minLength: 1, maxLength: 6 })
  .map((edits) =>
    edits.reduce((all, { at, remove, insert }) => all.slice(0, at) + insert.join('') + all.slice(at + remove), sample),
  );

describe('mutated definitions', () => {
  test('the sample itself is without mistakes', () => {
    const { catalogue, diagnostics } = readCatalogue([sourceText(sample)]);
    expect([...diagnostics, ...checkCatalogue({ catalogue, asset: () => null, sha256 })]).toEqual([]);
  });

  test('never throw, and every diagnostic points into its file with a mark', () => {
    fc.assert(
      fc.property(mutated, (written) => {
        const source = sourceText(written);
        const { catalogue, diagnostics } = readCatalogue([source]);
        const compiled = compilePlan({ catalogue, id: 'nightly', params: { day: 'x' }, asset: () => null, sha256 });
        const checked = checkCatalogue({ catalogue, asset: () => null, sha256 });
        const config = readConfig({ sources: [source], diagnostics: [] });
        for (const { span, message } of [...diagnostics, ...compiled.diagnostics, ...checked, ...config.diagnostics]) {
          expect(message.length).toBeLessThanOrEqual(1000);
          if (span.source.file === 'command line') continue;
          expect(span.source).toBe(source);
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          expect(span.end).toBeLessThanOrEqual(written.length);
          expect(position(span).line).toBeLessThanOrEqual(written.split('\n').length);
          if (written !== '') expect(codeFrame(span)).toMatch(/\^$/);
        }
        // What is refused says why: with this or with the diagnostics of the folder.
        if (!compiled.ok) expect(compiled.diagnostics.length + diagnostics.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});
