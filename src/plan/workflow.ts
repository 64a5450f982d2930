import type { Json } from '../core/json.ts';
import type { WorkflowSettings } from '../definition/shapes/config.ts';
import { secretNames } from './secrets.ts';
import type { CompositeNode, Plan, PlanNode } from './plan.ts';
import { plannedJobs } from './walk.ts';
import { wavesOf } from './waves.ts';
import { yamlBlock, yamlScalar } from './yaml-text.ts';

/** More stage matrices than this phase.yml does not have. */
export const mostWaves = 6;

/** Actions of others, by commit: what runs tomorrow is what was read today. */
const pinned = {
  checkout: 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1',
  upload: 'actions/upload-artifact@043fb46d1a93c77aae656e7c1c64a875d1fc6a0a # v7.0.1',
  download: 'actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1',
} as const;

export interface WorkflowOptions {
  readonly plan: Plan;
  readonly settings: WorkflowSettings;
  /** Of the profile that the workflow's runs work on. */
  readonly profile: string;
  /** `owner/repo@ref` of the Action. */
  readonly action: string;
}

/** A call of phase.yml. */
interface Call {
  /** The id of the job in the workflow. */
  readonly key: string;
  readonly node: PlanNode;
  /** Calls that must have ended before this one starts. */
  readonly after: readonly string[];
  /** Of these, the calls that must have succeeded. */
  readonly must: readonly string[];
}

/** Composites that no call of phase.yml can run: they have more stages than it has matrices. */
export function tooLong(plan: Plan, settings: WorkflowSettings): readonly PlanNode[] {
  if (settings.shards === 'whole') return [];
  return callsOf(plan).flatMap(({ node }) => (!hasData(node) && wavesOf(alone(node)).length > mostWaves ? [node] : []));
}

/** Composites with data jobs that would run beside others with data jobs: their warehouse is one file. */
export function sideBySide(plan: Plan): readonly PlanNode[] {
  const withData = callsOf(plan).filter(({ node }) => hasData(node));
  return withData.flatMap(({ node, after }, index) => {
    const before = withData.slice(0, index).map(({ key }) => key);
    return before.every((key) => after.includes(key)) ? [] : [node];
  });
}

function hasData(node: PlanNode): boolean {
  return plannedJobs(alone(node)).some(({ job }) => job.kind !== 'exec');
}

/**
 * A workflow that runs a composite on GitHub. A composite of composites becomes one call of phase.yml for each of them:
 * stages follow each other by `needs`, the children of a stage run side by side; what `stop_on_failure` says is said by
 * `if`. The same plan and settings always give the same bytes.
 */
export function renderWorkflow(options: WorkflowOptions): string {
  const { plan, settings, profile } = options;
  const calls = callsOf(plan);
  const lines = [
    `# Written by \`lorchestra workflow ${plan.composite}\` from the definitions and from lorchestra.yaml. Change those, then`,
    '# write it again; with --check the command tells when this file is out of date.',
    `name: ${yamlScalar(plan.composite)}`,
    '',
    'on:',
    ...yamlBlock(settings.on, 1),
    '',
    'permissions: {}',
    '',
    '# One warehouse, one run at a time.',
    'concurrency:',
    `  group: ${yamlScalar(`warehouse-${profile}`)}`,
    '  cancel-in-progress: false',
    '',
    'jobs:',
    calls.map((call) => renderCall(call, calls, options).join('\n')).join('\n\n'),
    ...(calls.length === 1 ? [] : ['', ...renderCollect(calls, options)]),
  ];
  return `${lines.join('\n')}\n`;
}

/** The calls in the order of the plan. */
function callsOf(plan: Plan): readonly Call[] {
  const calls: Call[] = [];
  const taken = new Set<string>(['collect']);
  const visit = (node: PlanNode, after: readonly string[], must: readonly string[]): readonly string[] => {
    if (!isSplit(node)) {
      const key = keyFor(node.job_id, taken);
      calls.push({ key, node, after, must });
      return [key];
    }
    const own: string[] = [];
    for (const stage of node.stages) {
      const before = [...after, ...own];
      const needed = node.stop_on_failure ? [...must, ...own] : must;
      own.push(...stage.children.flatMap((child) => visit(child, before, needed)));
    }
    return own;
  };
  visit(plan.root, [], []);
  return calls;
}

/** A composite of composites alone. A composite that also lists jobs is one call: its jobs share its stages. */
function isSplit(node: PlanNode): node is CompositeNode {
  return node.type === 'composite' && node.stages.every(({ children }) => children.every(({ type }) => type === 'composite'));
}

function keyFor(job_id: string, taken: Set<string>): string {
  const name = job_id.slice(job_id.lastIndexOf('.') + 1);
  const base = /^[a-z_]/.test(name) ? name : `_${name}`;
  let key = base;
  for (let number = 2; taken.has(key); number += 1) key = `${base}-${number}`;
  taken.add(key);
  return key;
}

/** A part of a plan as a plan of its own. */
function alone(node: PlanNode): Plan {
  return { schema_version: 1, composite: node.job_id, plan_hash: node.digest, root: node };
}

function renderCall(call: Call, calls: readonly Call[], { settings, action }: WorkflowOptions): readonly string[] {
  const { key, node, after, must } = call;
  const [repository = '', ref = ''] = action.split('@');
  const state = stateInputs(call, calls);
  return [
    `  ${key}:`,
    `    name: ${yamlScalar(node.job_id)}`,
    ...(after.length === 0 ? [] : [`    needs: [${after.join(', ')}]`]),
    ...condition(after, must),
    '    permissions:',
    '      contents: read # to check out',
    `    uses: ${repository}/.github/workflows/phase.yml@${ref}`,
    '    with:',
    ...yamlBlock({ ...inputs(node.job_id, settings), ...state }, 3),
    ...renderSecrets(secretNames(alone(node)), state !== null),
  ];
}

/** Data jobs keep to one machine, and the next ones go on with the file that these leave. */
function stateInputs({ node, after }: Call, calls: readonly Call[]): { readonly [name: string]: Json } | null {
  if (!hasData(node)) return null;
  const before = calls.findLast((other) => after.includes(other.key) && hasData(other.node));
  return {
    shards: 'whole',
    'keep-state': true,
    ...(before === undefined ? {} : { state: `\${{ needs.${before.key}.outputs.state }}` }),
  };
}

function renderSecrets(names: readonly string[], state: boolean): readonly string[] {
  const environment = names.map((name) => `        ${name}=\${{ toJSON(secrets.${name}) }}`);
  return [
    ...(names.length > 0 || state ? ['    secrets:'] : []),
    ...(names.length > 0 ? ['      job-env: |', ...environment] : []),
    ...(state ? ['      state-key: ${{ secrets.STATE_KEY }}'] : []),
  ];
}

/** Without a condition GitHub asks that all needs, and theirs, have succeeded. */
function condition(after: readonly string[], must: readonly string[]): readonly string[] {
  if (after.length === 0 || must.length === after.length) return [];
  const parts = ['!cancelled()', ...must.map((key) => `needs.${key}.result == 'success'`)];
  return [`    if: \${{ ${parts.join(' && ')} }}`];
}

function inputs(composite: string, settings: WorkflowSettings): { readonly [name: string]: Json } {
  const { runs_on, setup, setup_action, shards, params } = settings;
  return {
    composite,
    ...(shards === undefined ? {} : { shards: String(shards) }),
    ...(runs_on === undefined ? {} : { 'runs-on': typeof runs_on === 'string' ? runs_on : JSON.stringify(runs_on) }),
    ...(setup === undefined ? {} : { setup }),
    ...(setup_action === undefined ? {} : { 'setup-action': setup_action }),
    ...(params === undefined
      ? {}
      : {
          params: Object.entries(params)
            .map(([name, value]) => `${name}=${value}\n`)
            .join(''),
        }),
    ...(settings.profile === undefined ? {} : { profile: settings.profile }),
  };
}

/** The result of the whole, from the ledgers of its phases, whatever happened before. */
function renderCollect(calls: readonly Call[], { plan, settings, action }: WorkflowOptions): readonly string[] {
  const { params, profile } = inputs(plan.composite, settings);
  return [
    '  collect:',
    `    name: ${yamlScalar(plan.composite)}`,
    `    needs: [${calls.map(({ key }) => key).join(', ')}]`,
    '    # Also after a failure or a cancel: a gather job that is skipped would count as success.',
    '    if: always()',
    '    runs-on: ubuntu-24.04',
    '    timeout-minutes: 15',
    '    permissions:',
    '      contents: read # to check out',
    '    outputs:',
    '      success: ${{ steps.collect.outputs.success }}',
    '      result: ${{ steps.collect.outputs.result }}',
    '    steps:',
    `      - uses: ${pinned.checkout}`,
    '        with:',
    '          persist-credentials: false',
    `      - uses: ${pinned.download}`,
    '        with:',
    '          pattern: lorchestra-*',
    '          path: ${{ runner.temp }}/ledgers',
    '      - id: collect',
    `        uses: ${action}`,
    '        with:',
    '          mode: collect',
    ...yamlBlock(
      {
        composite: plan.composite,
        ...(params === undefined ? {} : { params }),
        ...(profile === undefined ? {} : { profile }),
        ledgers: '${{ runner.temp }}/ledgers',
      },
      5,
    ),
    "      - if: always() && steps.collect.outputs.artifact-name != ''",
    `        uses: ${pinned.upload}`,
    '        with:',
    '          name: ${{ steps.collect.outputs.artifact-name }}',
    '          path: ${{ steps.collect.outputs.ledger-path }}',
    '          include-hidden-files: true',
    '          if-no-files-found: error',
  ];
}
