import { sha256 } from '../../adapters/hash.ts';
import { isFolder } from '../../adapters/project-files.ts';
import type { SourceText } from '../../core/diagnostic.ts';
import type { Lakehouse } from '../../ports/lakehouse.ts';
import { actionMeanings } from '../../solution/actions.ts';
import { detectGaps, type Gap } from '../../solution/learn/gaps.ts';
import { changedFiles, learn, type Kept } from '../../solution/learn/learn.ts';
import { lessonFile, lessonsIndexFile, standardsFile } from '../../solution/learn/lesson.ts';
import { checkIds } from '../../solution/stages/index.ts';
import type { SpectraStage } from '../../solution/stage.ts';
import { packageFolder } from '../entry.ts';
import { fileText, playbookFolder, type Inputs } from './inputs.ts';
import type { Setting } from '../watch.ts';

/** More than this many changes of the rules at once are for a person to look at. */
const mostAtOnce = 10;

/** What one look at gaps came to. */
export interface Learning {
  readonly gaps: readonly Gap[];
  /** What became of each gap: the lesson, and why nothing but the lesson was written. */
  readonly lessons: readonly { readonly gap: string; readonly lesson: string; readonly reason: string | null }[];
  /** Files to be written, relative to the root. */
  readonly files: readonly { readonly file: string; readonly text: string }[];
}

/** Finds what the covenant promises and no step makes, and takes it to lessons, steps and rules. Writes nothing. */
export async function learning(options: {
  readonly setting: Setting;
  readonly inputs: Inputs;
  /** Null where nothing has run yet. */
  readonly lakehouse: Pick<Lakehouse, 'tables'> | null;
  readonly run_id: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
}): Promise<Learning> {
  const { setting, inputs, lakehouse, run_id, date } = options;
  const tables = ((await lakehouse?.tables()) ?? []).map(({ table }) => table);
  const { stages } = inputs.covenant.pipeline;
  const playbooks = [...inputs.playbooks.values()];
  const gaps = detectGaps(
    {
      declared: byStage(stages.map(({ name, outputs }) => [name, outputs])),
      produced: byStage(stages.map(({ name }) => [name, tables])),
      playbooks,
      run_id,
    },
    { actions: actionMeanings, sha256 },
  ).slice(0, mostAtOnce);
  const before: Kept = {
    playbooks,
    standards: shipped(setting, standardsFile),
    index: shipped(setting, lessonsIndexFile),
    lessons: Object.fromEntries(
      gaps.flatMap((gap) => {
        const text = fileText(setting.root, lessonFile(gap));
        return text === null ? [] : [[lessonFile(gap), text]];
      }),
    ),
  };
  let kept = before;
  const lessons: { readonly gap: string; readonly lesson: string; readonly reason: string | null }[] = [];
  for (const gap of gaps) {
    const learned = learn(gap, kept, { actions: actionMeanings, checks: checkIds, date });
    kept = learned.kept;
    lessons.push({ gap: gap.id, lesson: learned.lesson, reason: learned.reason });
  }
  const changed = changedFiles(before, kept);
  return { gaps, lessons, files: changed.length === 0 ? [] : withOwnPlaybooks(setting, kept, changed) };
}

/** A repository that used the package's playbooks gets all of them when the first of them is changed. */
function withOwnPlaybooks(setting: Setting, kept: Kept, changed: Learning['files']): Learning['files'] {
  if (isFolder(setting.root, playbookFolder)) return changed;
  const others = kept.playbooks.map(({ source }) => source).filter(({ file }) => changed.every((each) => each.file !== file));
  return [...changed, ...others];
}

function byStage(
  entries: readonly (readonly [SpectraStage, readonly string[]])[],
): Partial<Record<SpectraStage, readonly string[]>> {
  return Object.fromEntries(entries);
}

function shipped({ entry, root }: Setting, file: string): SourceText {
  return { file, text: fileText(root, file) ?? fileText(packageFolder(entry.url), file) ?? '' };
}
