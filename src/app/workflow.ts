import { fileTree } from '../adapters/files/file-tree.ts';
import type { Terminal } from '../adapters/terminal.ts';
import type { Checked, Diagnostic } from '../core/diagnostic.ts';
import { exitCodes } from '../core/vocabulary.ts';
import { resolveJob } from '../definition/resolve.ts';
import { defaultWorkflow } from '../definition/shapes/config.ts';
import { mostWaves, renderWorkflow, sideBySide, tooLong } from '../plan/workflow.ts';
import type { Entry } from './entry.ts';
import type { PlaceFlags } from './flags.ts';
import { openProject, placeOf, planOf, type Place } from './project.ts';
import { refuse } from './refuse.ts';
import { given } from './settings.ts';
import { version } from './version.ts';

export interface WorkflowFlags extends PlaceFlags {
  readonly check?: true;
}

interface WorkflowRequest {
  readonly entry: Entry;
  readonly screen: Terminal;
  readonly id: string;
  readonly flags: WorkflowFlags;
}

export interface WrittenWorkflow {
  readonly root: string;
  readonly file: string;
  readonly text: string;
}

/** Writes the workflow of a composite, or tells whether the committed one is what would be written. */
export async function workflow({ entry, screen, id, flags }: WorkflowRequest): Promise<number> {
  const made = await makeWorkflow(placeOf(entry, flags), id);
  if (!made.ok) return refuse(screen, made.diagnostics, false);
  const { root, file, text } = made.value;
  const files = fileTree(root);
  const present = files.read(file);
  if (present === text) {
    screen.out(`${file} is up to date\n`);
    return exitCodes.success;
  }
  if (flags.check === true) {
    screen.err(present === null ? `There is no ${file}\n` : `${file} is out of date\n`);
    screen.out(`Write it with \`lorchestra workflow ${id}\`\n`);
    return exitCodes.differs;
  }
  files.write(file, text);
  screen.out(`Wrote ${file}\n`);
  return exitCodes.success;
}

export async function makeWorkflow(place: Place, id: string): Promise<Checked<WrittenWorkflow>> {
  const project = await openProject(place);
  if (!project.ok) return project;
  const { root, settings: all, catalogue } = project.value;
  const settings = all.workflows[resolveJob(catalogue, id)?.job_id ?? id] ?? defaultWorkflow;
  const planned = planOf(project.value, id, settings.params ?? {});
  const diagnostics = [...project.value.diagnostics, ...planned.diagnostics];
  if (!planned.ok || diagnostics.some(({ severity }) => severity === 'error')) return { ok: false, diagnostics };
  const plan = planned.value;
  const refused = [
    ...tooLong(plan, settings).map(({ job_id, at }) => stagesProblem(job_id, at.file)),
    ...sideBySide(plan).map(({ job_id, at }) => warehouseProblem(job_id, at.file)),
  ];
  if (refused.length > 0) return { ok: false, diagnostics: refused };
  const text = renderWorkflow({
    plan,
    settings,
    profile: settings.profile ?? all.profile,
    action: settings.action ?? `lorchestra/lorchestra@v${version}`,
  });
  return { ok: true, value: { root, file: settings.file ?? `.github/workflows/${plan.composite}.yml`, text }, diagnostics };
}

function warehouseProblem(composite: string, file: string): Diagnostic {
  return given(
    'workflow/one-warehouse',
    `"${composite}" in ${file} runs beside another composite, and both have data jobs, whose files are handed from one machine to the next`,
    `workflow ${composite}`,
    'Put them into stages of their own, one after the other',
  );
}

function stagesProblem(composite: string, file: string): Diagnostic {
  return given(
    'workflow/too-many-stages',
    `"${composite}" in ${file} has more than ${mostWaves} stages, and a phase has ${mostWaves} matrices`,
    `workflow ${composite}`,
    'Make composites of its stages, or set "shards: whole" under workflows in lorchestra.yaml: one machine then runs all of them',
  );
}
