import type { Command } from 'commander';

import { workHard } from '../../adapters/engine.ts';
import { solutionStages, type SolutionStage } from '../../definition/shapes/solution.ts';
import { bareCommand, examples, jsonOption, obey, withProfile, type Wiring } from '../command.ts';
import type { Entry } from '../entry.ts';
import { learnFrom } from './learn.ts';
import { listQuarantine } from './quarantine.ts';
import { showPlan, start } from './start.ts';

/** The `solution-engine` command. */
export async function main(entry: Entry): Promise<number> {
  workHard();
  return obey(entry, commands);
}

const request = 'what to build: "create SPECTRA pipeline for zephyr", or the name of the source';

const stageWords: Readonly<Record<SolutionStage, string>> = {
  discover: 'find out what is asked for and read the contract of the source',
  design: 'read the playbooks and write the covenant',
  build: 'write the jobs and the contracts of all stages',
  test: 'run the pipeline and hold every stage against its contract',
  deploy: 'put the pipeline where it runs',
  monitor: 'write a report on how the pipeline is doing',
  finalise: 'learn from gaps, document and commit on spectra/<source>',
};

function commands({ entry, screen, done }: Wiring): Command {
  const description = 'Writes SPECTRA pipelines that run on lorchestra: from one sentence to a tested pipeline on a branch.';
  const program = bareCommand('solution-engine', description, screen).addHelpText(
    'after',
    examples([
      'solution-engine run "create SPECTRA pipeline for zephyr"',
      'solution-engine plan zephyr',
      'solution-engine monitor zephyr',
    ]),
  );

  withOptions(program.command('run').argument('<request>', request))
    .description('discover, design, build, test, deploy, monitor and finalise')
    .option('--dry-run', 'show what would run; start nothing, write nothing')
    .addHelpText(
      'after',
      examples(['solution-engine run "create SPECTRA pipeline for zephyr"', 'solution-engine run zephyr --dry-run']),
    )
    .action(async (sentence: string, flags) => done(await start({ entry, screen, sentence, flags })));

  withOptions(program.command('plan').argument('<request>', request))
    .description('print the plans: of the engine, and of the pipeline that it would write')
    .addHelpText('after', examples(['solution-engine plan zephyr', 'solution-engine plan zephyr --json']))
    .action(async (sentence: string, flags) => done(await showPlan({ entry, screen, sentence, flags })));

  for (const stage of solutionStages) {
    withOptions(program.command(stage).argument('<request>', request))
      .description(stageWords[stage])
      .option('--dry-run', 'show what would run; start nothing, write nothing')
      .addHelpText('after', examples([`solution-engine ${stage} zephyr`]))
      .action(async (sentence: string, flags) => done(await start({ entry, screen, sentence, stage, flags })));
  }

  withOptions(program.command('learn').argument('<request>', request))
    .description('turn gaps between covenant and data into lessons, steps and rules')
    .option('--dry-run', 'show what would be learned; write nothing')
    .addHelpText('after', examples(['solution-engine learn zephyr', 'solution-engine learn zephyr --dry-run']))
    .action(async (sentence: string, flags) => done(await learnFrom({ entry, screen, sentence, flags })));

  withOptions(program.command('quarantine').argument('<request>', request))
    .description('list records that Clean has put aside, or let it take them again')
    .option('--reprocess <entity>', 'the next run takes the records of this entity again')
    .addHelpText(
      'after',
      examples(['solution-engine quarantine zephyr', 'solution-engine quarantine zephyr --reprocess execution']),
    )
    .action(async (sentence: string, flags) => done(await listQuarantine({ entry, screen, sentence, flags })));
  return program;
}

function withOptions(command: Command): Command {
  return withProfile(command).addOption(jsonOption());
}
