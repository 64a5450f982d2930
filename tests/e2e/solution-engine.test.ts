import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startStep } from '../support/fake-runner.ts';
import { copyOf, spectraWorkspace, type SpectraWorkspace } from '../support/spectra-workspace.ts';
import type { Ended } from '../support/workspace.ts';

const sentence = 'create SPECTRA pipeline for zephyr';

/** Where the engine has run once, for all tests that begin after that. */
let built: SpectraWorkspace;
let head: string;
let first: Ended;

beforeAll(async () => {
  built = spectraWorkspace();
  head = built.git('rev-parse', 'HEAD');
  first = await built.engine(['run', sentence, '--json']);
}, 120_000);
afterAll(() => built[Symbol.dispose]());

test('one sentence gives a pipeline that has run, a report and a commit; again, it gives nothing new', async () => {
  using repository = copyOf(built);
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(first.stdout)).toMatchObject({ job_id: 'solution.zephyr', success: true, total: 7, succeeded: 7 });

  const files = repository.git('show', '--name-only', '--format=', 'spectra/zephyr').split('\n');
  for (const file of [
    'covenant.yaml',
    'README.md',
    'jobs/spectra.zephyr.yaml',
    'contracts/prepare.contract.yaml',
    'manifests/analyse.manifest.yaml',
    'intelligence/dependencies.yaml',
  ]) {
    expect(files).toContain(`pipelines/zephyr/${file}`);
    expect(existsSync(join(repository.folder, 'pipelines/zephyr', file))).toBe(true);
  }
  expect(files.every((file) => file.startsWith('pipelines/zephyr/'))).toBe(true);
  expect(repository.git('rev-parse', 'HEAD')).toBe(head);
  expect(repository.git('branch', '--show-current')).toBe('main');

  // The seed's tables, by their names.
  expect(repository.rows('zephyr', 'source', 'SELECT count(*) AS n FROM endpoints')[0]?.['n']).toBeGreaterThan(20);
  expect(repository.rows('zephyr', 'prepare', 'SELECT DISTINCT entity FROM schema')).toHaveLength(9);
  expect(repository.rows('zephyr', 'extract', 'SELECT count(*) AS n FROM executions')[0]?.['n']).toBeGreaterThan(1_000);
  const verdicts = repository.rows('zephyr', 'log', "SELECT gate, verdict FROM gates WHERE verdict <> 'passed'");
  expect(verdicts.filter(({ verdict }) => verdict === 'refused' || verdict === 'unanswered')).toEqual([]);
  expect(existsSync(join(repository.folder, '.lorchestra/lakehouse/zephyr/Files/monitor/report.html'))).toBe(true);

  // The child run stands in the receipt of Test, and is a run like any other.
  const engine = repository
    .runs()
    .map((run) => repository.record(run))
    .find(({ composite }) => composite === 'solution.zephyr');
  const test = engine?.jobs.find(({ stage }) => stage === 'test');
  const child = repository.record(String(test?.report.facts?.['child_run']));
  expect(child).toMatchObject({ composite: 'spectra.zephyr', plan_hash: test?.report.facts?.['plan_hash'] });

  const tip = repository.git('rev-parse', 'spectra/zephyr');
  const second = await repository.engine(['run', sentence, '--json']);
  expect(second.code).toBe(0);
  expect(repository.git('rev-parse', 'spectra/zephyr')).toBe(tip);
}, 120_000);

test('the pipeline runs by itself, incrementally, and a second source is as good as the first', async () => {
  using repository = spectraWorkspace();
  expect(await repository.engine(['run', 'wrenchbook'])).toMatchObject({ code: 0, stderr: '' });
  const again = await repository.run(['run', 'spectra.wrenchbook', '--json']);
  expect(again.code).toBe(0);
  expect(JSON.parse(again.stdout)).toMatchObject({ job_id: 'spectra.wrenchbook', success: true, failed_phase: null });
  const run = repository.runs().at(-1) ?? '';
  const extracted = repository.record(run).jobs.filter(({ job_id }) => job_id.includes('.extract.entity.'));
  const written = extracted.map(({ report }) => report.counts?.written ?? 0);
  expect(written.every((count) => count === 0)).toBe(true);
}, 120_000);

test('a dry-run and a plan write nothing', async () => {
  using repository = spectraWorkspace();
  for (const args of [
    ['run', sentence, '--dry-run'],
    ['plan', 'zephyr'],
    ['design', 'zephyr', '--dry-run'],
  ]) {
    const end = await repository.engine(args);
    expect(end).toMatchObject({ code: 0, stderr: '' });
  }
  expect((await repository.engine(['plan', 'zephyr'])).stdout).toContain('spectra.zephyr.prepare.fetch_samples');
  expect(existsSync(join(repository.folder, '.lorchestra'))).toBe(false);
  expect(repository.git('status', '--porcelain')).toBe('');
});

test('the help lists each verb, and each verb has help with an example', async () => {
  using repository = spectraWorkspace();
  const verbs = ['run', 'plan', 'discover', 'design', 'build', 'test', 'deploy', 'monitor', 'finalise', 'learn', 'quarantine'];
  const help = await repository.engine(['--help']);
  const listed = [...help.stdout.matchAll(/^ {2}([a-z]+) .*/gm)].map(([, verb]) => verb).filter((verb) => verb !== 'help');
  expect(listed).toEqual(verbs);
  for (const verb of verbs) expect((await repository.engine([verb, '--help'])).stdout).toContain(`$ solution-engine ${verb}`);
});

test('steps of a playbook that change places change places in the ledger', async () => {
  using repository = spectraWorkspace();
  const source = 'playbooks/fabric/pipeline/pipeline.000-source-stage-orchestration.md';
  const parts = repository.read(source).split(/(?=^### Step |^## )/m);
  const one = parts.findIndex((part) => part.startsWith('### Step 1'));
  const [catalogue = '', authenticate = ''] = parts.slice(one, one + 2);
  repository.write(source, parts.toSpliced(one, 2, authenticate, catalogue).join(''));
  for (const stage of ['design', 'build']) expect((await repository.engine([stage, 'zephyr'])).code).toBe(0);
  expect((await repository.run(['run', 'spectra.zephyr.source'])).code).toBe(0);
  const run = repository.runs().at(-1) ?? '';
  const ledger = repository.read(`.lorchestra/runs/${run}/ledger.ndjson`);
  const started = [...ledger.matchAll(/"job_id":"spectra\.zephyr\.source\.(\w+)".*"type":"receipt"/g)].map(([, id]) => id);
  expect(started.slice(0, 2)).toEqual(['authenticate', 'catalogue']);
});

const prepare = 'playbooks/fabric/pipeline/pipeline.001-prepare-stage-orchestration.md';

function without(text: string, step: RegExp): string {
  return text
    .split(/(?=^### Step |^## )/m)
    .filter((part) => !step.test(part))
    .join('');
}

test('Build builds what was designed, and nothing else', async () => {
  using repository = spectraWorkspace();
  const unplanned = await repository.engine(['build', 'zephyr']);
  expect(unplanned.code).toBe(1);
  expect(unplanned.stderr).toContain('There is no covenant of zephyr yet: `solution-engine design zephyr` writes it');
  expect((await repository.engine(['design', 'zephyr'])).code).toBe(0);
  repository.write(prepare, repository.read(prepare).replace(/^- `keys_declared`.*\n/m, ''));
  const outdated = await repository.engine(['build', 'zephyr']);
  expect(outdated.code).toBe(1);
  expect(outdated.stderr).toContain('have changed since the covenant of zephyr was written');
  expect(existsSync(join(repository.folder, 'pipelines/zephyr/jobs'))).toBe(false);
  const covenant = 'pipelines/zephyr/covenant.yaml';
  repository.write(covenant, repository.read(covenant).replace('deployment:', 'extra: 1\ndeployment:'));
  const edited = await repository.engine(['build', 'zephyr']);
  expect(edited.stderr).toMatch(/Unknown key "extra" at pipelines\/zephyr\/covenant\.yaml:\d+:1/);
});

describe('what is wrong before anything starts is said at its place', () => {
  test('a step that is missing names what nobody makes', async () => {
    using repository = spectraWorkspace();
    repository.write(prepare, without(repository.read(prepare), /^### Step 6:/));
    const end = await repository.engine(['run', sentence]);
    expect(end.code).toBe(2);
    expect(end.stdout).toMatch(/pipeline\.001-prepare-stage-orchestration\.md:\d+:\d+/);
    expect(end.stdout).toContain('prepare.constraints');
    expect(existsSync(join(repository.folder, '.lorchestra'))).toBe(false);
  });

  test.each([
    ['create SPECTRA pipeline for jira', /Unknown source "jira"/, /Known: wrenchbook, zephyr.*pipelines\/jira\/contract\.yaml/s],
    ['create SPECTRA pipeline', /names no source/, /create SPECTRA pipeline for zephyr/],
    ['tidy up', /what to build/, /SPECTRA/],
  ])('the sentence "%s"', async (words, cause, hint) => {
    using repository = spectraWorkspace();
    const end = await repository.engine(['run', words]);
    expect(end.code).toBe(2);
    expect(end.stderr).toMatch(cause);
    expect(end.stdout).toMatch(hint);
  });

  test('a contract that cannot be read', async () => {
    using repository = spectraWorkspace();
    const contract = 'pipelines/zephyr/contract.yaml';
    repository.write(
      contract,
      repository.read(contract).replaceAll('cyclephaseid:', 'cycleid:').replace('contract_version', 'contract_vershun'),
    );
    const end = await repository.engine(['run', 'zephyr']);
    expect(end.code).toBe(2);
    expect(end.stdout).toMatch(/pipelines\/zephyr\/contract\.yaml:\d+:\d+/);
    expect(end.stdout).toContain('contract_version');
    expect(repository.git('status', '--porcelain')).toBe('M pipelines/zephyr/contract.yaml');
  });
});

async function broken(repository: SpectraWorkspace, faults: string): Promise<{ code: number | null; stderr: string }> {
  const { code, stderr } = await repository.engine(['run', sentence], { LORCHESTRA_SANDBOX_FAULTS: faults });
  return { code, stderr };
}

describe('what is wrong at the source ends in the right gate, class and words', () => {
  test('a filter that is ignored repeats keys under every parent', async () => {
    using repository = spectraWorkspace();
    // Without the gate that sees it in the samples, it is for Extract to find.
    repository.write(prepare, repository.read(prepare).replace(/^- `keys_declared`.*\n/m, ''));
    const end = await broken(repository, 'zephyr/flex/services/rest/latest/execution:ignorex9999=cyclephaseid');
    expect(end.code).toBe(4);
    expect(end.stderr).toContain('keys_unique_across_parents');
    expect(end.stderr).toContain('execution');
    const [gate] = repository.rows(
      'zephyr',
      'log',
      "SELECT * FROM gates WHERE gate = 'keys_unique_across_parents' AND verdict = 'refused'",
    );
    expect(gate).toMatchObject({ stage: 'extract', severity: 'error' });
    expect(repository.rows('zephyr', 'log', 'SELECT status FROM extract').at(-1)).toEqual({ status: 'Failed' });
    expect(existsSync(join(repository.folder, '.lorchestra/lakehouse/zephyr/Files/manifests/clean.manifest.json'))).toBe(false);
  }, 60_000);

  test('a broken endpoint of an entity', async () => {
    using repository = spectraWorkspace();
    const end = await broken(repository, 'zephyr/flex/services/rest/latest/cycle/release:410x9999');
    expect(end.code).toBe(4);
    expect(end.stderr).toContain('entity_endpoints_working');
    expect(end.stderr).toContain('cycle');
  }, 60_000);

  test('a type that changes between two runs is breaking, and what stood before stays in force', async () => {
    using repository = copyOf(built);
    const before = repository.rows('zephyr', 'prepare', 'SELECT * FROM fields');
    const end = await broken(repository, 'zephyr/flex/services/rest/latest/execution:retypex9999=actualTime');
    expect(end.code).toBe(4);
    expect(end.stderr).toContain('drift_accepted');
    expect(end.stderr).toContain('actualTime');
    const drift = repository.rows(
      'zephyr',
      'prepare',
      "SELECT change, class, mode, action FROM drift WHERE subject LIKE '%actualTime%'",
    );
    expect(drift).toContainEqual({ change: 'type_changed', class: 'breaking', mode: 'freeze', action: 'refused' });
    expect(repository.rows('zephyr', 'prepare', 'SELECT * FROM fields')).toEqual(before);
  }, 90_000);

  test.each([
    ['a refused token', 'zephyr:401x9999', 1, /401.*check the credentials|ZEPHYR_API_TOKEN/s],
    [
      'a web page in place of JSON',
      'zephyr/flex/services/rest/latest/project/details:htmlx9999',
      4,
      /entity_endpoints_working|HTML/,
    ],
    ['a page that repeats', 'zephyr/flex/services/rest/latest/execution:ignorex9999=offset', 1, /repeat|same page|came before/],
  ])(
    '%s',
    async (_, faults, code, words) => {
      using repository = spectraWorkspace();
      const end = await broken(repository, faults);
      expect(end.stderr).toMatch(words);
      expect(end.code).toBe(code);
    },
    60_000,
  );
});

test('bad records wait in quarantine until they are taken again', async () => {
  using repository = copyOf(built);
  const lacking = { LORCHESTRA_SANDBOX_FAULTS: 'zephyr/testcase/tree:lackx9999=testcase.name' };
  expect((await repository.run(['run', 'spectra.zephyr'], lacking)).code).toBe(0);
  const listed = await repository.engine(['quarantine', 'zephyr']);
  expect(listed.stdout).toMatch(
    /testcase: 7 waiting since .*\n {2}required_absent: 7, such as \d+: "testcase\.name" is required/,
  );
  const again = await repository.engine(['quarantine', 'zephyr', '--reprocess', 'testcase']);
  expect(again.stdout).toContain('7 records of testcase are taken again by the next run');
  expect((await repository.run(['run', 'spectra.zephyr'])).code).toBe(0);
  const waiting = repository.rows('zephyr', 'quarantine', "SELECT count(*) AS n FROM cleanTestcase WHERE status = 'waiting'");
  expect(waiting).toEqual([{ n: 0 }]);
  expect(repository.rows('zephyr', 'clean', 'SELECT count(*) AS n FROM testcase')).toEqual([{ n: 780 }]);
  expect(await repository.engine(['quarantine', 'zephyr', '--reprocess', 'testcas'])).toMatchObject({ code: 2 });
}, 90_000);

test('a new column is taken in and told', async () => {
  using repository = copyOf(built);
  const end = await broken(repository, 'zephyr/cycle/release:addx9999=squad');
  expect(end).toEqual({ code: 0, stderr: '' });
  const drift = repository.rows(
    'zephyr',
    'prepare',
    "SELECT level, change, class, action FROM drift WHERE subject LIKE 'cycle%squad%'",
  );
  expect(drift).toContainEqual({ level: 'sample', change: 'new_column', class: 'additive', action: 'evolved' });
  expect(repository.rows('zephyr', 'clean', 'SELECT DISTINCT squad IS NULL AS missing FROM cycle')).toEqual([{ missing: 0 }]);
}, 90_000);

test('a pipeline that was stopped by a gate says how to go on, and goes on', async () => {
  using repository = spectraWorkspace();
  const gone = { LORCHESTRA_SANDBOX_FAULTS: 'zephyr/flex/services/rest/latest/cycle/release:410x9999' };
  expect((await repository.engine(['run', sentence], gone)).code).toBe(4);
  const stopped = await repository.run(['run', 'spectra.zephyr'], gone);
  expect(stopped.code).toBe(1);
  expect(stopped.stdout).toMatch(/next +lorchestra run spectra\.zephyr\n/);
  expect(await repository.run(['run', 'spectra.zephyr'])).toMatchObject({ code: 0 });
  const engine = repository.runs().find((run) => repository.record(run).composite === 'solution.zephyr') ?? '';
  const resumed = await repository.run(['resume', engine, '--json']);
  expect(JSON.parse(resumed.stdout)).toMatchObject({ job_id: 'solution.zephyr', success: true });
}, 90_000);

test('the Action runs the pipeline again', async () => {
  using repository = copyOf(built);
  const files = Object.fromEntries(
    ['contract.yaml', 'jobs/spectra.zephyr.yaml'].map((file) => [
      `pipelines/zephyr/${file}`,
      repository.read(`pipelines/zephyr/${file}`),
    ]),
  );
  const step = startStep({
    action: resolve(import.meta.dirname, '../..'),
    inputs: { composite: 'spectra.zephyr' },
    files: { 'lorchestra.yaml': '', ...files },
  });
  try {
    const end = await step.ended;
    expect(end.exitCode).toBe(0);
    expect(JSON.parse(end.outputs.get('result') ?? '')).toMatchObject({
      job_id: 'spectra.zephyr',
      success: true,
      total: 8,
      failed_phase: null,
    });
    expect(end.summary).toContain('codes_mapped');
    expect(end.stdout).not.toContain('sandbox-zephyr-token');
  } finally {
    step.remove();
  }
}, 90_000);

test('a gap is learned once: lesson, step and rule in the same commit, and the next run has none', async () => {
  using repository = spectraWorkspace();
  // The playbook forgets the map of codes, and the contract still promises it.
  const forgetful = without(repository.read(prepare), /uses: prepare\.status_map/).replace(/^- `prepare\.statusMap`.*\n/m, '');
  repository.write(prepare, forgetful);
  const contract = 'pipelines/zephyr/contract.yaml';
  // Measures by status would miss their columns.
  const unmeasured = repository.read(contract).replace(/^measures:\n(?:[ #].*\n|\n)*/m, '');
  repository.write(contract, `${unmeasured}\nobligations:\n  outputs:\n    prepare: [prepare.statusMap]\n`);
  repository.git('commit', '--quiet', '--all', '--message', 'Forget');

  expect(await repository.engine(['run', sentence])).toMatchObject({ code: 0, stderr: '' });
  const files = repository.git('show', '--name-only', '--format=', 'spectra/zephyr').split('\n');
  expect(files).toEqual(expect.arrayContaining([prepare, 'standards/pipeline-standards.md', 'lessons/LESSONS-INDEX.md']));
  expect(files.some((file) => file.startsWith('lessons/process/'))).toBe(true);
  const learned = repository.read(prepare);
  expect(learned).toMatch(/uses: prepare\.status_map\n\s*source: learned_from_GAP-prepare-[0-9a-f]{8}/);

  const second = await repository.engine(['run', sentence, '--json']);
  expect(second.code).toBe(0);
  const record = repository
    .runs()
    .map((run) => repository.record(run))
    .filter(({ composite }) => composite === 'solution.zephyr')
    .at(-1);
  expect(record?.jobs.at(-1)?.report.facts?.['gaps']).toEqual([]);
  expect(repository.read(prepare)).toBe(learned);
  expect(repository.rows('zephyr', 'prepare', 'SELECT count(*) AS n FROM statusMap')[0]?.['n']).toBeGreaterThan(0);
}, 120_000);
