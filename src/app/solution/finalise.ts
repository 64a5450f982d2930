import { isoDay } from '../../core/time.ts';
import { systemClock } from '../../adapters/clock.ts';
import { openLakehouse } from '../../adapters/lakehouse/lakehouse.ts';
import { readmeText } from '../../solution/covenant/readme.ts';
import { lakehouseFolder, refuseUnbuilt } from './folders.ts';
import { learning } from './learning.ts';
import { writeFiles } from './making.ts';
import type { StageOfEngine, StageWork } from './work.ts';

/** Learns from gaps, documents the pipeline, and commits what is its own on its branch. */
export const finalise: StageOfEngine = async (work) => {
  const { setting, source, folder, files, git, log } = work;
  refuseUnbuilt(setting, source);
  const learned = await learnFrom(work);
  for (const { file, text } of learned.files) files.write(file, text);
  for (const { gap, lesson, reason } of learned.lessons) log(`${gap}: ${reason ?? 'learned'}; ${lesson}`);
  writeFiles(work, [{ path: 'README.md', text: readmeText(work.covenant, work.contract) }]);
  const branch = `spectra/${source}`;
  const paths = [folder, ...learned.files.map(({ file }) => file)];
  const commit = await git.commit({ branch, paths, message: messageOf(work, learned.lessons) });
  log(commit === null ? `Nothing new for ${branch}` : `Committed ${commit.files.length} files on ${branch}: ${commit.id}`);
  log(`HEAD stays where it is; the files stay in ${setting.settings.pipelines}`);
  return {
    branch,
    commit: commit?.id ?? null,
    files: commit?.files.length ?? 0,
    gaps: learned.gaps.map(({ id, gap }) => ({ id, gap })),
    lessons: learned.lessons.map(({ lesson }) => lesson),
  };
};

async function learnFrom(work: StageWork): Promise<Awaited<ReturnType<typeof learning>>> {
  const lakehouse = openLakehouse({ folder: lakehouseFolder(work.setting, work.source) });
  try {
    const date = isoDay(systemClock.now());
    return await learning({ setting: work.setting, inputs: work, lakehouse, run_id: work.run_id, date });
  } finally {
    lakehouse.close();
  }
}

function messageOf({ source, covenant, contract }: StageWork, lessons: readonly { readonly gap: string }[]): string {
  const { stages, entities, contract_version } = covenant.pipeline;
  const gates = covenant.quality_gates.reduce((sum, { checks }) => sum + checks.length, 0);
  const body = [
    `${contract.source_system.name}, contract ${contract_version}: ${entities.length} entities, ${stages.length} stages, ${gates} gates.`,
    `Inputs: ${covenant.metadata.inputs_hash}`,
    ...(lessons.length === 0 ? [] : ['', 'Learned:', ...lessons.map(({ gap }) => `- ${gap}`)]),
  ];
  return `Build the SPECTRA pipeline for ${source}\n\n${body.join('\n')}\n`;
}
