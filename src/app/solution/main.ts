import { Command, CommanderError, Option } from 'commander';

import { workHard } from '../../adapters/engine.ts';
import { terminal, type Terminal } from '../../adapters/terminal.ts';
import { exitCodes } from '../../core/vocabulary.ts';
import { solutionStages, type SolutionStage } from '../../definition/shapes/solution.ts';
import { caught } from '../caught.ts';
import type { Entry } from '../entry.ts';
import { version } from '../version.ts';
import { learnFrom } from './learn.ts';
import { listQuarantine } from './quarantine.ts';
import { showPlan, start } from './start.ts';

/** The `solution-engine` command. */
export async function main(entry: Entry): Promise<number> {
  workHard();
  const screen = terminal(entry.env);
  let code: number = exitCodes.success;
  const program = commands({ entry, screen, done: (value) => (code = value) });
  try {
    await program.parseAsync([...entry.argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.success : exitCodes.invalid;
    return caught(error, screen.err);
  }
}

interface Wiring {
  readonly entry: Entry;
  readonly screen: Terminal;
  readonly done: (code: number) => void;
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
  const program = new Command('solution-engine')
    .description('Writes SPECTRA pipelines that run on lorchestra: from one sentence to a tested pipeline on a branch.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .showSuggestionAfterError(true)
    .configureOutput({ writeOut: screen.out, writeErr: screen.err })
    .exitOverride()
    .addHelpText(
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
  return command
    .option(
      '--profile <name>',
      'where data lives and which services are called (else LORCHESTRA_PROFILE, lorchestra.yaml, sandbox)',
    )
    .addOption(new Option('--json', 'print one JSON value on standard output and nothing else'));
}

function examples(lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}\n`).join('')}`;
}
