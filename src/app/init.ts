import { fileTree } from '../adapters/files/file-tree.ts';
import type { Terminal } from '../adapters/terminal.ts';
import { exitCodes } from '../core/vocabulary.ts';
import type { FileTree } from '../ports/file-tree.ts';
import type { Entry } from './entry.ts';
import { refuse } from './refuse.ts';
import { placeOf } from './project.ts';
import { makeWorkflow } from './workflow.ts';

const sample = 'nightly';
const schemas = 'https://raw.githubusercontent.com/lorchestra/lorchestra/v1/schemas';

const settingsText = `# yaml-language-server: $schema=${schemas}/lorchestra.schema.json
# Where definitions lie, and how composites run on GitHub. A flag beats LORCHESTRA_*, and that beats this file.
jobs: jobs

workflows:
  ${sample}:
    on:
      schedule:
        - cron: '17 3 * * *' # 03:17 UTC
      workflow_dispatch:
    # setup: npm ci # what each machine runs before its jobs
`;

const jobsText = `# yaml-language-server: $schema=${schemas}/job.schema.json
# A composite runs stages of jobs. The jobs of a stage may run at the same time; the next stage starts when all have ended.
job_id: ${sample}
job_type: composite
description: Two sample jobs, one after the other
stages:
  - { name: extract, jobs: [extract_numbers] }
  - { name: report, jobs: [report_sum] }
stop_on_failure: true
---
job_id: extract_numbers
job_type: exec
description: Hands a value on to later jobs
run: echo "numbers=1 2 3 4" >> "$LORCHESTRA_OUTPUT"
timeout: 5m
---
job_id: report_sum
job_type: exec
description: Reads the value from its environment
env: { NUMBERS: '\${jobs.extract_numbers.outputs.numbers}' }
run: |
  sum=0
  for number in $NUMBERS; do sum=$((sum + number)); done
  echo "The sum is $sum"
timeout: 5m
retry: { attempts: 2, backoff: 5s }
`;

/** Sets a repository up from nothing. A file that is there stays as it is. */
export async function init({ entry, screen }: { readonly entry: Entry; readonly screen: Terminal }): Promise<number> {
  const files = fileTree(entry.cwd);
  const wrote = (file: string, text: string): void => {
    if (files.read(file) !== null) screen.out(`kept   ${file}\n`);
    else {
      files.write(file, text);
      screen.out(`wrote  ${file}\n`);
    }
  };
  wrote('lorchestra.yaml', settingsText);
  wrote(`jobs/${sample}.yaml`, jobsText);
  ignoreState(files, screen);
  const made = await makeWorkflow(placeOf(entry, {}), sample);
  if (!made.ok) return refuse(screen, made.diagnostics, false);
  wrote(made.value.file, made.value.text);
  screen.out(nextSteps(made.value.file));
  return exitCodes.success;
}

/** The state folder holds data and logs: it is never committed. */
function ignoreState(files: FileTree, screen: Terminal): void {
  const present = files.read('.gitignore') ?? '';
  if (/^\/?\.lorchestra\/?$/m.test(present)) {
    screen.out('kept   .gitignore\n');
    return;
  }
  const ended = present === '' || present.endsWith('\n') ? present : `${present}\n`;
  files.write('.gitignore', `${ended}.lorchestra/\n`);
  screen.out(`wrote  .gitignore${present === '' ? '' : ' (one line added)'}\n`);
}

function nextSteps(workflow: string): string {
  return `
Next:
  lorchestra run ${sample}           run the sample here
  lorchestra snapshot --write      keep a list of what runs, so that no job is dropped unseen
  git add . && git commit          ${workflow} then runs it on GitHub
`;
}
