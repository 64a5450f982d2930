/** How long a cancel takes when no job wants to stop: one traps SIGTERM, one forks into the background, one leaves its group. */
import { processesWith } from '../tests/support/fake-runner.ts';
import { stubborn } from '../tests/support/stubborn.ts';
import { meeting, workspace } from '../tests/support/workspace.ts';
import { median, type Figure } from './measure.ts';

const count = 20;
const atOnce = 4;

export async function cancels(): Promise<readonly Figure[]> {
  const took: number[] = [];
  const lane = async (): Promise<void> => {
    for (let done = 0; done < count / atOnce; done += 1) took.push(await cancelOnce());
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  const longest = Math.max(...took);
  return [
    {
      what: `${count} cancels of jobs that trap SIGTERM, fork or leave their group, signal to exit, the longest`,
      goal: 'under 5 s',
      figure: `${seconds(longest)} (in the middle ${seconds(median(took))}), no process left`,
      met: longest < 5000,
    },
  ];
}

/** Milliseconds from the signal to the end of the command. Throws when a process lives on or the result is not there. */
async function cancelOnce(): Promise<number> {
  using repository = workspace({ 'jobs/stubborn.yaml': stubborn });
  await using gate = await meeting();
  const command = repository.start(['run', 'stubborn'], { PORT: gate.port });
  await gate.arrived(3, command);
  const signalled = performance.now();
  command.child.kill('SIGINT');
  const { code } = await command.ended;
  const ms = performance.now() - signalled;
  const [run = ''] = repository.runs();
  const left = processesWith(`LORCHESTRA_RUN_ID=${run}`);
  if (left.length > 0) throw new Error(`Lived on after a cancel: ${left.join('; ')}`);
  const { cancelled } = repository.record(run);
  if (code !== 130 || !cancelled) throw new Error(`A cancel ended with ${code}, and its record says cancelled: ${cancelled}`);
  return ms;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}
