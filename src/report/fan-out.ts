import type { Candidate, FanOut, ShardChoice } from '../plan/shards.ts';
import type { Plan } from '../plan/plan.ts';
import type { Paint } from '../ports/screen.ts';
import { cut, fitted, summaryBudget } from './budget.ts';
import { code, joined, markup, nothing, text, type Markdown } from '../core/escape.ts';
import { count, commas, elapsed } from './text.ts';

export interface FanOutView {
  readonly plan: Plan;
  readonly choice: ShardChoice;
  /** What was asked for. */
  readonly wanted: string;
  /** How many of the jobs have a recorded duration; the others are guessed. */
  readonly known: number;
}

/** How a plan is cut, and what other cuts would cost. Ends with a line break. */
export function renderFanOut(view: FanOutView, paint: Paint): string {
  const { plan, choice, wanted } = view;
  const { fanOut, table } = choice;
  const waves = fanOut.waves.map(({ name, shards }, index) => {
    const jobs = shards.reduce((sum, shard) => sum + shard.jobs.length, 0);
    return `  ${index + 1}  ${name}  ${paint.dim(`${count(jobs, 'job')} in ${count(shards.length, 'shard')}, ${range(shards)}`)}`;
  });
  const rows = [header, ...table.map((row) => cells(row))];
  const widths = header.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  '));
  const marked = lines.map((line, index) => (index > 0 && cells(table[index - 1])[0] === wanted ? paint.bold(line) : line));
  return [
    `${paint.bold(plan.composite)}  ${paint.dim(`plan ${plan.plan_hash.slice(0, 12)}, ${verdictOf(fanOut)}`)}`,
    '',
    ...waves,
    '',
    ...marked.map((line) => `  ${line}`),
    '',
    basis(view),
    '',
  ].join('\n');
}

/** The same as GitHub Markdown. Never more bytes of UTF-8 than the budget. */
export function fanOutSummary(view: FanOutView, budget: number = summaryBudget): string {
  const { plan, choice, wanted } = view;
  const { fanOut, table } = choice;
  return fitted({
    levels: [500, 50],
    budget,
    tooLarge: 'This summary was cut to fit into what GitHub shows.',
    render: (most) => {
      const waves = fanOut.waves.slice(0, most).map(waveRow);
      const rest = fanOut.waves.length - waves.length;
      const rows = table.map((row) => tableRow(row, wanted));
      return joined(
        [
          markup`## 🗺️ ${text(`${plan.composite}: ${verdictOf(fanOut)}`)}\n\n`,
          markup`| Wave | Stage | Jobs | Shards | Longest |\n|--:|:--|--:|--:|--:|\n`,
          ...waves,
          rest > 0 ? markup`\nAnd ${text(count(rest, 'more wave'))}.\n` : nothing,
          markup`\n| Shards per wave | Legs | Wall time | Billed minutes |\n|:--|--:|--:|--:|\n`,
          ...rows,
          markup`\n${text(basis(view))}\n\nPlan ${code(plan.plan_hash.slice(0, 12))}\n`,
        ],
        '',
      );
    },
  });
}

const header = ['shards', 'legs', 'wall time', 'billed minutes'] as const;

function cells(row: Candidate | undefined): readonly string[] {
  if (row === undefined) return [];
  return [String(row.shards), commas(row.legs), elapsed(row.wall_ms), commas(row.billed_minutes)];
}

function tableRow(row: Candidate, wanted: string): Markdown {
  const [shards = '', ...rest] = cells(row);
  const name = shards === wanted ? markup`**${text(shards)}** (chosen)` : text(shards);
  return markup`| ${name} | ${joined(rest.map(text), ' | ')} |\n`;
}

function waveRow({ name, shards }: FanOut['waves'][number], index: number): Markdown {
  const jobs = shards.reduce((sum, shard) => sum + shard.jobs.length, 0);
  const longest = shards.reduce((most, { expected_ms }) => Math.max(most, expected_ms), 0);
  return markup`| ${index + 1} | ${text(cut(name, 200))} | ${text(commas(jobs))} | ${text(commas(shards.length))} | ${text(elapsed(longest))} |\n`;
}

function range(shards: FanOut['waves'][number]['shards']): string {
  const times = shards.map(({ expected_ms }) => expected_ms);
  const [least, most] = [Math.min(...times), Math.max(...times)].map(elapsed);
  if (least !== most) return `${least} to ${most}`;
  return shards.length === 1 ? `${most}` : `${most} each`;
}

function verdictOf({ waves, wall_ms, billed_minutes }: FanOut): string {
  const legs = waves.reduce((sum, { shards }) => sum + shards.length, 0);
  return `${count(legs, 'leg')} in ${count(waves.length, 'wave')}, about ${elapsed(wall_ms)} and ${count(billed_minutes, 'billed minute')}`;
}

function basis({ choice, known }: FanOutView): string {
  const jobs = choice.fanOut.waves.reduce((sum, wave) => sum + wave.shards.reduce((all, shard) => all + shard.jobs.length, 0), 0);
  if (known === jobs) return 'All durations come from earlier runs.';
  if (known === 0) return 'No earlier run is known here, so that all durations are guessed.';
  return `The durations of ${commas(known)} of ${count(jobs, 'job')} come from earlier runs; the others are guessed from these.`;
}
