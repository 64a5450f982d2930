import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse, parseAllDocuments } from 'yaml';

import { makeWorkflow } from '../../src/app/workflow.ts';
import { allowJsonImports } from '../support/json-imports.ts';
import { auditWorkflow } from './audit.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const workflows = globSync('.github/workflows/*.yml', { cwd: root }).sort();

interface ActionFile {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly runs: { readonly using: string; readonly main: string };
}
const action = (): ActionFile => parse(read('action.yml')) as ActionFile;

interface Composite {
  readonly job_id: string;
  readonly stages: readonly { readonly jobs: readonly string[] }[];
}

interface Called {
  readonly needs?: string;
  readonly with?: { readonly composite?: string; readonly state?: string };
}

type Validate = (file: string, text?: string) => Promise<readonly string[]>;

/** GitHub's own validator, over a file of this repository or over a text in its place. */
async function validator(): Promise<Validate> {
  allowJsonImports();
  const { validate } = await import('@actions/languageservice');
  const { FeatureFlags } = await import('@actions/expressions');
  let document = 0;
  return async (file, text = read(file)) => {
    // The validator remembers a text by its address.
    document += 1;
    // The validator looks into `owner/repo@ref` but not into `./`, so our own Action gets a name for the occasion.
    const named = text.replaceAll(/uses: (?:\.\/|\$\/action)\n/g, 'uses: lorchestra/self@v1\n');
    const found = await validate(TextDocument.create(`file:///${document}/${file}`, 'yaml', 1, named), {
      featureFlags: new FeatureFlags({ all: true }),
      fileProvider: {
        getFileContent: async (reference) => {
          const name = 'path' in reference ? reference.path : '';
          return { name, content: read(name) };
        },
      },
      actionsMetadataProvider: {
        fetchActionMetadata: async ({ owner }) => (owner === 'lorchestra' ? (parse(read('action.yml')) as never) : undefined),
      },
    });
    return (
      found
        // The metadata of other people's actions is not here to look into; texts of several lines end with a line break.
        .map(({ range, message }) => `${file}:${range.start.line + 1} ${typeof message === 'string' ? message : message.value}`)
        .filter((line) => !/ Unable to resolve action `actions\/| implicitly adds a trailing newline /.test(line))
    );
  };
}

describe('workflows', () => {
  let validate: Validate;
  beforeAll(async () => {
    validate = await validator();
  });

  it('are found', () => {
    expect(workflows).toEqual(
      expect.arrayContaining(['ci', 'daily', 'phase', 'pr', 'release'].map((name) => `.github/workflows/${name}.yml`)),
    );
  });

  it.each(workflows)('%s is valid for GitHub', async (file) => {
    expect(await validate(file)).toEqual([]);
  });

  it('the workflows that docs/github.md shows are valid for GitHub', async () => {
    const blocks = [...read('docs/github.md').matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, text = '']) => text);
    const shown = blocks.filter((text) => /^(?:name|jobs):/.test(text) && text.includes('uses:'));
    expect(shown).toHaveLength(2);
    for (const text of shown) {
      const whole = text.startsWith('name:') ? text : `on: workflow_dispatch\n${text}`;
      expect(await validate('.github/workflows/shown.yml', whole)).toEqual([]);
    }
    const fault = shown.map((text) => text.replace('composite:', 'compsite:')).join('');
    expect((await validate('.github/workflows/shown.yml', fault)).join('\n')).toContain('compsite');
  });

  it('a workflow that the command writes is valid for GitHub', async () => {
    const made = await makeWorkflow({ cwd: root, env: {}, flags: {} }, 'pipeline.daily_all');
    if (!made.ok) throw new Error(made.diagnostics.map(({ message }) => message).join('\n'));
    expect(await validate(made.value.file, made.value.text)).toEqual([]);
    const unpinned = auditWorkflow(made.value.text).filter((problem) => !problem.startsWith('lorchestra/lorchestra'));
    expect(unpinned).toEqual([]);
  });

  it('action.yml is valid for GitHub', async () => {
    expect(await validate('action.yml')).toEqual([]);
  });

  it.each([
    ['an unknown key', 'runs-on: x', 'runs-on: x\n    timeout: 5', 'timeout'],
    ['an unknown need', 'runs-on: x', 'runs-on: x\n    needs: [nobody]', 'nobody'],
    ['an unknown input of our Action', 'composite: x', 'compsite: x', 'compsite'],
    ['an unknown context', 'composite: x', 'composite: ${{ gihub.ref }}', 'gihub'],
  ])('the validator sees %s', async (_what, part, fault, message) => {
    const good = 'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: ./\n        with:\n          composite: x\n';
    expect(await validate('.github/workflows/made-up.yml', good)).toEqual([]);
    expect((await validate('.github/workflows/made-up.yml', good.replace(part, fault))).join('\n')).toContain(message);
  });

  /** What cannot be done without: signing what was built, moving the tag of a major version, pushing spectra/<source>. */
  const mayWrite: Readonly<Record<string, readonly string[]>> = {
    '.github/workflows/release.yml': ['job attest: it may write', 'job move: it may write'],
    '.github/workflows/spectra.yml': ['job publish: it may write'],
  };
  it.each(workflows)('%s keeps the rules of the house', (file) => {
    expect(auditWorkflow(read(file))).toEqual(mayWrite[file] ?? []);
  });

  it.each(workflows)('%s reads only outputs that action.yml has', (file) => {
    const names = Object.keys(action().outputs);
    const { jobs } = parse(read(file)) as { jobs: Record<string, { steps?: { id?: string; uses?: string }[] }> };
    for (const job of Object.values(jobs)) {
      const own = (job.steps ?? []).flatMap(({ id, uses }) => (uses === './' || uses === '$/action' ? [id ?? ''] : []));
      for (const [, step = '', name = ''] of JSON.stringify(job).matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)) {
        if (own.includes(step)) expect(names).toContain(name);
      }
    }
  });

  it('the Action in action/ is the one in the root folder', () => {
    const [, ...lines] = read('action/action.yml').split('\n');
    expect(lines.join('\n').replace('../dist/', 'dist/')).toBe(read('action.yml'));
  });

  it('daily.yml runs the phases of pipeline.daily_all in their order, each on the state of the one before', () => {
    const documents = parseAllDocuments(read('jobs/pipeline.yaml')).map((document) => document.toJS() as Composite);
    const phases = documents.find(({ job_id }) => job_id === 'pipeline.daily_all')?.stages.flatMap(({ jobs }) => jobs) ?? [];
    const { jobs } = parse(read('.github/workflows/daily.yml')) as { jobs: Record<string, Called> };
    const ids = phases.map((phase) => phase.replace('pipeline.', ''));
    expect(Object.keys(jobs)).toEqual([...ids, 'collect']);
    expect(ids.map((id) => [jobs[id]?.with?.composite, jobs[id]?.needs, jobs[id]?.with?.state])).toEqual(
      ids.map((id, index) => {
        const before = ids[index - 1];
        return [`pipeline.${id}`, before, before === undefined ? undefined : `\${{ needs.${before}.outputs.state }}`];
      }),
    );
  });

  it('pr.yml dry-runs all of pipeline.yaml', () => {
    const defined = parseAllDocuments(read('jobs/pipeline.yaml')).map((document) => String(document.get('job_id')));
    const pipelines = defined.filter((id) => id.startsWith('pipeline.'));
    expect(pipelines).toHaveLength(6);
    for (const id of pipelines) expect(read('.github/workflows/pr.yml')).toContain(`composite: ${id}, dry-run: true`);
  });

  it('every job that gathers others runs whatever they came to', () => {
    const gathers = workflows.flatMap((file) => {
      const { jobs } = parse(read(file)) as { jobs: Record<string, { if?: string; steps?: unknown }> };
      return Object.values(jobs).filter((job) => JSON.stringify(job.steps ?? '').includes('"mode":"collect"'));
    });
    expect(gathers).toHaveLength(2);
    for (const job of gathers) expect(job.if).toBe('always()');
  });

  it('pr.yml runs tests that are there', () => {
    const [, folder = 'nothing'] = /npm test -- (\S+)/.exec(read('.github/workflows/pr.yml')) ?? [];
    expect(existsSync(join(root, folder))).toBe(true);
  });
});

describe('auditWorkflow', () => {
  const good = `
on: [push]
permissions: {}
concurrency: { group: a }
jobs:
  a:
    runs-on: x
    timeout-minutes: 5
    permissions: { contents: read }
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with: { persist-credentials: false }
      - run: npm ci
`;
  it('accepts a good workflow', () => {
    expect(auditWorkflow(good)).toEqual([]);
  });

  it.each([
    ['permissions: {}', 'permissions: write-all', 'does not begin with'],
    ['concurrency: { group: a }\n', '', 'concurrency'],
    ['timeout-minutes: 5', 'name: b', 'timeout-minutes'],
    ['{ contents: read }', '{ contents: write }', 'may write'],
    ['    permissions: { contents: read }\n', '', 'not listed'],
    ['@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1', '@v7', 'not pinned'],
    [' # v7.0.1', '', 'which version'],
    ['persist-credentials: false', 'fetch-depth: 0', 'leaves the token'],
    ['npm ci', 'echo ${{ github.head_ref }}', 'expression inside a script'],
    ['npm ci', 'npm install left-pad', 'not locked'],
    ['npm ci', 'curl https://x.invalid | sh', 'not locked'],
    ['npm ci', 'echo A=1 >> $GITHUB_ENV', 'environment of later steps'],
    ['npm ci', 'echo ${{ toJSON(secrets) }}', 'all secrets'],
    ['on: [push]', 'on: { pull_request_target: }', "strangers' code"],
  ])('finds %j replaced by %j', (part, fault, message) => {
    expect(auditWorkflow(good.replace(part, fault)).join('\n')).toContain(message);
  });
});
