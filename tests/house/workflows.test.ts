import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse, parseAllDocuments } from 'yaml';

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
    const named = text.replaceAll('uses: ./\n', 'uses: lorchestra/self@v1\n');
    const found = await validate(TextDocument.create(`file:///${document}/${file}`, 'yaml', 1, named), {
      featureFlags: new FeatureFlags({ all: true }),
      actionsMetadataProvider: {
        fetchActionMetadata: async ({ owner }) => (owner === 'lorchestra' ? (parse(read('action.yml')) as never) : undefined),
      },
    });
    return (
      found
        // The metadata of other people's actions is not here to look into.
        .map(({ range, message }) => `${file}:${range.start.line + 1} ${typeof message === 'string' ? message : message.value}`)
        .filter((line) => !line.includes(' Unable to resolve action `actions/'))
    );
  };
}

describe('workflows', () => {
  let validate: Validate;
  beforeAll(async () => {
    validate = await validator();
  });

  it('are found', () => {
    expect(workflows).toEqual(expect.arrayContaining(['ci', 'daily', 'pr'].map((name) => `.github/workflows/${name}.yml`)));
  });

  it.each(workflows)('%s is valid for GitHub', async (file) => {
    expect(await validate(file)).toEqual([]);
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

  it.each(workflows)('%s keeps the rules of the house', (file) => {
    expect(auditWorkflow(read(file))).toEqual([]);
  });

  it.each(workflows)('%s reads only outputs that action.yml has', (file) => {
    const { outputs } = action();
    const used = [
      ...read(file).matchAll(/steps\.(?:green|red|run|daily_all|ingest|formation|canonize|views|project)\.outputs\.([\w-]+)/g),
    ];
    for (const [, name = ''] of used) expect(Object.keys(outputs)).toContain(name);
  });

  it('daily.yml offers the composites that jobs/ defines, and pr.yml dry-runs all of pipeline.yaml', () => {
    const defined = parseAllDocuments(read('jobs/pipeline.yaml')).map((document) => String(document.get('job_id')));
    const daily = parse(read('.github/workflows/daily.yml')) as {
      on: { workflow_dispatch: { inputs: { composite: { options: string[]; default: string } } } };
    };
    const { options, default: chosen } = daily.on.workflow_dispatch.inputs.composite;
    const pipelines = defined.filter((id) => id.startsWith('pipeline.'));
    expect(pipelines).toHaveLength(6);
    expect([...options].sort()).toEqual(['demo.contacts', ...pipelines].sort());
    expect(options).toContain(chosen);
    for (const id of pipelines) expect(read('.github/workflows/pr.yml')).toContain(`composite: ${id}, dry-run: true`);
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
