import { parse } from 'yaml';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  /** A workflow that the job calls. */
  readonly uses?: string;
  readonly permissions?: unknown;
  readonly 'timeout-minutes'?: unknown;
  readonly steps?: readonly Step[];
  readonly secrets?: unknown;
}
interface Workflow {
  readonly on?: unknown;
  readonly permissions?: unknown;
  readonly concurrency?: unknown;
  readonly jobs?: Readonly<Record<string, Job>>;
}

/** What breaks the project's rules for workflows, one line each. */
export function auditWorkflow(text: string): readonly string[] {
  const workflow = parse(text) as Workflow;
  return [
    ...auditTop(workflow, text),
    ...Object.entries(workflow.jobs ?? {}).flatMap(([id, job]) => auditJob(job).map((problem) => `job ${id}: ${problem}`)),
    ...auditPins(text),
  ];
}

const privileged = ['pull_request_target', 'workflow_run', 'issue_comment'];

function auditTop(workflow: Workflow, text: string): readonly string[] {
  const problems: string[] = [];
  if (JSON.stringify(workflow.permissions) !== '{}') problems.push('the workflow does not begin with "permissions: {}"');
  const events = typeof workflow.on === 'string' ? [workflow.on] : Object.keys(workflow.on ?? {});
  // Of a workflow that is called, the caller knows what must not run twice at once.
  if (workflow.concurrency === undefined && events.join() !== 'workflow_call') problems.push('concurrency is not set');
  for (const event of events)
    if (privileged.includes(event)) problems.push(`the event ${event} runs strangers' code with rights`);
  if (/toJSON\(\s*secrets\s*\)|secrets:\s*inherit/i.test(text)) problems.push('all secrets at once');
  if (text.includes('ACTIONS_ALLOW_UNSECURE_COMMANDS')) problems.push('unsecure commands are allowed');
  return problems;
}

function auditJob(job: Job): readonly string[] {
  const problems: string[] = [];
  if (job.uses === undefined && !/^(?:\d+|\$\{\{ inputs\..+\}\})$/.test(String(job['timeout-minutes'])))
    problems.push('no timeout-minutes');
  const { permissions } = job;
  if (permissions === null || typeof permissions !== 'object') problems.push('its permissions are not listed');
  else if (Object.values(permissions).some((level) => level !== 'read')) problems.push('it may write');
  for (const step of job.steps ?? []) problems.push(...auditStep(step));
  return problems;
}

function auditStep({ uses, run = '', with: input = {} }: Step): readonly string[] {
  const problems: string[] = [];
  if (uses?.startsWith('actions/checkout@') === true && input['persist-credentials'] !== false) {
    problems.push('checkout leaves the token in the workspace');
  }
  for (const script of [run, JSON.stringify(input['script'] ?? '')]) {
    if (script.includes('${{')) problems.push('an expression inside a script; hand it in through env');
  }
  if (/GITHUB_(?:ENV|PATH)/.test(run)) problems.push('a script changes the environment of later steps');
  if (/\bsudo\b|\|\s*(?:ba|z)?sh\b|\bnpm (?:i|install|add) \S/.test(run)) problems.push('a script brings in what is not locked');
  return problems;
}

function auditPins(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const uses = /^\s*(?:- )?uses:\s*(\S+)(.*)$/.exec(line);
    const [, target = '', rest = ''] = uses ?? [];
    // `./` and `$/` are this repository itself.
    if (uses === null || /^[.$]\//.test(target)) return [];
    if (!/@[0-9a-f]{40}$/.test(target)) return [`${target} is not pinned to a commit`];
    return /^ # v\d+\.\d+\.\d+$/.test(rest) ? [] : [`${target} does not say which version it is`];
  });
}
