import type { Gap } from './gaps.ts';
import { code, linkTo } from './text.ts';

export const standardsFile = 'standards/pipeline-standards.md';
export const lessonsIndexFile = 'lessons/LESSONS-INDEX.md';

/** Where the lesson of a gap lies. */
export function lessonFile(gap: Gap): string {
  const about = gap.missing_step?.uses ?? `${gap.stage}.${gap.id.slice(-8)}`;
  return `lessons/process/missing-step-${about.replaceAll(/[._]/g, '-')}.md`;
}

export interface Verdict {
  /** Why the step was not added; null when it was. */
  readonly reason: string | null;
  /** `YYYY-MM-DD` */
  readonly date: string;
}

export function lessonTitle({ stage, missing_step: step }: Gap): string {
  return step === null ? `The ${stage} stage promised what nothing produces` : `The ${stage} stage lacked the step ${step.title}`;
}

/** A new lesson. */
export function lessonText(gap: Gap, { reason, date }: Verdict): string {
  const { missing_step: step } = gap;
  const file = lessonFile(gap);
  const outputs = gap.outputs.map(code).join(', ');
  const solution =
    step === null
      ? `No action of the ${gap.stage} stage produces ${outputs}. Either take it out of the declared outputs, or write an action that produces it and name it in a step of the playbook.`
      : `A step of the playbook names the action ${code(step.uses)}. ${step.description}.`;
  return [
    '---',
    `gap: ${gap.id}`,
    'category: process',
    `stage: ${gap.stage}`,
    `kind: ${gap.kind}`,
    `severity: ${gap.severity}`,
    `status: ${reason === null ? 'applied' : 'open'}`,
    `date: ${date}`,
    `run: ${JSON.stringify(gap.first_seen_run)}`,
    `evidence: { path: ${JSON.stringify(gap.evidence.path)}, sha256: ${gap.evidence.digest} }`,
    '---',
    '',
    `# ${lessonTitle(gap)}`,
    '',
    '## Problem',
    '',
    `The covenant declares ${outputs}, and no step of the [playbook](${linkTo(file, gap.evidence.path)}) produced it.`,
    '',
    '## Solution',
    '',
    solution,
    '',
    '## Impact',
    '',
    `What the pipeline promises was not there, or was left over from an earlier run and out of date. Rule: ${gap.rule}.`,
    '',
    '## Status',
    '',
    statusLine(gap, { reason, date }),
    '',
  ].join('\n');
}

function statusLine(gap: Gap, { reason, date }: Verdict): string {
  if (reason !== null) return `Open since ${date}: a person has to decide. ${reason}.`;
  const link = linkTo(lessonFile(gap), standardsFile);
  return `Applied on ${date}: the step stands in the playbook, the rule in the [standards](${link}).`;
}

/** The lesson after its step could be added at last; unchanged when that is old news, or when it is still open. */
export function lessonSettled(text: string, gap: Gap, verdict: Verdict): string {
  const open = /^status: open(?=\r?$)/m;
  if (verdict.reason !== null || !open.test(text)) return text;
  return `${text.replace(open, 'status: applied').trimEnd()}\n\n${statusLine(gap, verdict)}\n`;
}
