import { Argument, Option, type Command } from 'commander';

import { stayLight } from '../adapters/engine.ts';
import { bareCommand, examples, jsonOption, obey, withProfile, type Wiring } from './command.ts';
import type { Entry } from './entry.ts';

/** The `lorchestra` command. Each verb's code is loaded when it is called, so that help and listings start fast. */
export async function main(entry: Entry): Promise<number> {
  stayLight();
  return obey(entry, commands);
}

function commands(wiring: Wiring): Command {
  const description = 'Runs composites of jobs, here and on GitHub, with one result that can be trusted.';
  const program = bareCommand('lorchestra', description, wiring.screen).addHelpText(
    'after',
    examples(['lorchestra run demo.contacts', 'lorchestra run pipeline.ingest --dry-run', 'lorchestra resume']),
  );

  addRuns(program, wiring);
  addFanOut(program, wiring);
  addDefinitions(program, wiring);
  addRepository(program, wiring);
  return program;
}

function addRuns(program: Command, { entry, screen, done }: Wiring): void {
  withPlace(program.command('run').argument('[id]', 'a composite or an atomic job; not needed with a plan file'))
    .description('run a composite or one atomic job, or one leg of a fan-out')
    .option('--dry-run', 'show what would run; start nothing, write nothing')
    .option('-p, --param <name=value>', 'a value for ${params.NAME}; may be given again', collect, [])
    .addOption(maxParallelOption())
    .option('--plan-file <file>', 'work on a fan-out: the file that `plan --out` wrote, or the folder that holds it')
    .option('--shard <wave/shard>', 'which leg of the fan-out')
    .option('--ledgers <folder>', 'what earlier legs and rounds kept')
    .addOption(roundOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples([
        'lorchestra run pipeline.daily_all',
        'lorchestra run nightly -p day=2026-01-31 --max-parallel 8',
        'lorchestra run pipeline.ingest --json > result.json',
        'lorchestra run --plan-file plan.json --shard 1/2 --ledgers ledgers',
      ]),
    )
    .action(async (id: string | undefined, flags) => done(await (await import('./run.ts')).run({ entry, screen, id, flags })));

  withProfile(program.command('resume').argument('[run]', 'a run id (default: the newest run)'))
    .description('finish a run: start what is unfinished or stale, nothing else')
    .addOption(maxParallelOption())
    .addOption(jsonOption())
    .addHelpText('after', examples(['lorchestra resume', 'lorchestra resume 20260131T061500Z-1f3a9c02']))
    .action(async (run: string | undefined, flags) =>
      done(await (await import('./resume.ts')).resume({ entry, screen, run, flags })),
    );
}

function addFanOut(program: Command, { entry, screen, done }: Wiring): void {
  withPlace(program.command('plan').argument('<id>', 'a composite or an atomic job'))
    .description('print the plan: every job in run order, with its place; or cut it for many machines')
    .option('-p, --param <name=value>', 'a value for ${params.NAME}; may be given again', collect, [])
    .option('--shards <n>', 'cut each wave into at most n shards, or as many as pay ("auto"), or make one of all ("whole")')
    .option('--setup <duration>', 'what each leg takes before its first job (default: 30s)')
    .option('--out <file>', 'where the plan file goes (default: into the state folder)')
    .addOption(maxParallelOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples([
        'lorchestra plan pipeline.daily_all',
        'lorchestra plan pipeline.daily_all --json',
        'lorchestra plan pipeline.ingest --shards auto --out plan.json',
      ]),
    )
    .action(async (id: string, flags) => {
      const isCut = flags.shards !== undefined || flags.setup !== undefined || flags.out !== undefined;
      if (isCut) done(await (await import('./fan-out.ts')).fanOut({ entry, screen, id, flags }));
      else done(await (await import('./plan.ts')).plan({ entry, screen, id, flags }));
    });

  withPlace(program.command('collect').argument('[id]', 'a composite; not needed with a plan file'))
    .description('fold the ledgers of a fan-out into one result, and prove that nothing is missing')
    .requiredOption('--ledgers <folder>', 'what the legs kept, however deep: downloaded artifacts')
    .option('--plan-file <file>', 'the file that `plan --out` wrote, or the folder that holds it')
    .addOption(roundOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples([
        'lorchestra collect --plan-file plan.json --ledgers ledgers',
        'lorchestra collect pipeline.daily_all --ledgers ledgers --json',
      ]),
    )
    .action(async (id: string | undefined, flags) =>
      done(await (await import('./collect.ts')).collect({ entry, screen, id, flags })),
    );
}

function addDefinitions(program: Command, { entry, screen, done }: Wiring): void {
  withPlace(program.command('list'))
    .description('list every definition')
    .addOption(jsonOption())
    .addHelpText('after', examples(['lorchestra list']))
    .action(async (flags) => done(await (await import('./list.ts')).list({ entry, screen, flags })));

  withPlace(program.command('check'))
    .description('report every mistake in the definitions, with its place')
    .addOption(jsonOption())
    .addHelpText('after', examples(['lorchestra check', 'lorchestra check --jobs other/jobs']))
    .action(async (flags) => done(await (await import('./check.ts')).check({ entry, screen, flags })));

  withPlace(program.command('snapshot'))
    .description('compare the definitions with lorchestra.snapshot.yaml, so that no job is dropped unseen')
    .option('--write', 'write the file; what is gone needs an entry under "removed" with a reason')
    .option('--base <file>', 'a snapshot to compare with as well: the one of the branch that the change goes into')
    .addHelpText('after', examples(['lorchestra snapshot', 'lorchestra snapshot --write']))
    .action(async (flags) => done(await (await import('./snapshot.ts')).snapshot({ entry, screen, flags })));
}

function addRepository(program: Command, { entry, screen, done }: Wiring): void {
  withPlace(program.command('workflow').argument('<id>', 'a composite'))
    .description('write the GitHub workflow that runs a composite, phase by phase, over many machines')
    .option('--check', 'write nothing; exit 3 when the file is out of date')
    .addHelpText('after', examples(['lorchestra workflow nightly', 'lorchestra workflow nightly --check']))
    .action(async (id: string, flags) => done(await (await import('./workflow.ts')).workflow({ entry, screen, id, flags })));

  dataCommands(program, { entry, screen, done });

  program
    .command('sandbox')
    .description('serve the stand-in services with made-up data until Ctrl-C')
    .addHelpText('after', examples(['lorchestra sandbox', 'LORCHESTRA_SANDBOX_SCALE=100 lorchestra sandbox']))
    .action(async () => done(await (await import('./sandbox.ts')).sandbox({ entry, screen })));

  program
    .command('init')
    .description('set up this repository: settings, two sample jobs, a workflow; what is there stays as it is')
    .addHelpText('after', examples(['lorchestra init']))
    .action(async () => done(await (await import('./init.ts')).init({ entry, screen })));

  program
    .command('schema')
    .description('print a JSON Schema: of job definitions, lorchestra.yaml, results, records or pipelines')
    .addArgument(schemaArgument())
    .addHelpText('after', examples(['lorchestra schema job > job.schema.json', 'lorchestra schema record']))
    .action(async (name: string) => done(await (await import('./schema.ts')).schema(screen, name)));
}

function dataCommands(program: Command, { entry, screen, done }: Wiring): void {
  const data = program
    .command('data')
    .description('look at the data: what the warehouse or a lakehouse holds, and any query; nothing here can change it')
    .addHelpText('after', examples(['lorchestra data stats', 'lorchestra data sql "SELECT * FROM proj_clients"']));
  const withFile = (command: Command): Command =>
    withProfile(command)
      .option('--vault', 'the local copy (local.db) instead of the warehouse')
      .addOption(new Option('--lakehouse <source>', 'the lakehouse of a SPECTRA source instead').conflicts('vault'))
      .addOption(jsonOption());

  withFile(data.command('stats'))
    .description('show what there is: tables with their rows, sources with what is valid, documents, gates')
    .addHelpText(
      'after',
      examples(['lorchestra data stats', 'lorchestra data stats --vault --json', 'lorchestra data stats --lakehouse zephyr']),
    )
    .action(async (flags) => done(await (await import('./data-stats.ts')).dataStats({ entry, screen, flags })));

  withFile(data.command('sql').argument('[query]', 'one SELECT; without it, standard input is read'))
    .description('run one query')
    .option('--limit <n>', 'most rows that are shown', '200')
    .addHelpText(
      'after',
      examples([
        'lorchestra data sql "SELECT source_system, count(*) FROM raw_objects GROUP BY 1"',
        'lorchestra data sql --vault "SELECT * FROM sessions ORDER BY session_num" --limit 20',
        'lorchestra data sql --lakehouse zephyr "SELECT * FROM prepare.schema"',
        'lorchestra data sql --json < query.sql',
      ]),
    )
    .action(async (sql: string | undefined, flags) =>
      done(await (await import('./data-sql.ts')).dataSql({ entry, screen, sql, flags })),
    );
}

function withPlace(command: Command): Command {
  return withProfile(
    command.option('--jobs <folder>', 'where the definitions are (else LORCHESTRA_JOBS, lorchestra.yaml, jobs)'),
  );
}

function maxParallelOption(): Option {
  return new Option('--max-parallel <n>', 'most jobs at once (else LORCHESTRA_MAX_PARALLEL, lorchestra.yaml, 4)');
}

function roundOption(): Option {
  return new Option('--round <n>', 'which round this is (else GITHUB_RUN_ATTEMPT, or what follows from the ledgers)');
}

function schemaArgument(): Argument {
  return new Argument('<name>', 'which one').choices([
    ...['job', 'lorchestra', 'measure', 'binding', 'result', 'record'],
    ...['contract', 'covenant', 'overrides'],
  ]);
}

function collect(value: string, earlier: readonly string[]): readonly string[] {
  return [...earlier, value];
}
