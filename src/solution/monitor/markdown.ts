import { code, joined, markup, nothing, text, type Markdown } from '../../core/escape.ts';
import { formatDuration } from '../../core/duration.ts';
import type { Verdict } from '../gates/gate.ts';
import type { Health } from './shape.ts';
import { bySchema, isChanged } from './schemas.ts';
import { ago, count, moment, moreOrFewer, spoken, took } from './words.ts';

const signs = { fresh: '🟢', stale: '🟡', failing: '🔴', empty: '⚪' } as const;
const marks: Readonly<Record<Verdict, string>> = { passed: '●', warned: '▲', refused: '✕', unanswered: '?' };

/** The report for terminals, pull requests and summaries. */
export function renderMarkdown(health: Health): string {
  const sections = [head(health), runs(health), entities(health), gates(health), tables(health), ...trouble(health)];
  return `${sections.filter((section) => section !== '').join('\n')}\n`;
}

function head({ name, source, contract_version, at, freshness, judgement }: Health): Markdown {
  const { standing, headline, why, next, notes } = judgement;
  const advice = next.map(({ text: words, command }) => {
    return command === null ? markup`- ${text(words)}\n` : markup`- ${text(words)}: ${code(command)}\n`;
  });
  const remarks = notes.map((note) => markup`- ${text(note)}\n`);
  return joined(
    [
      markup`# ${signs[standing] as Markdown} ${text(name)}: ${text(headline)}\n\n${text(why)}\n`,
      next.length === 0 ? nothing : markup`\n**What to do**\n\n${joined(advice, '')}`,
      notes.length === 0 ? nothing : markup`\n**Worth a look**\n\n${joined(remarks, '')}`,
      markup`\nPipeline ${code(`spectra.${source}`)}, contract ${text(contract_version)}, fresh for ${text(formatDuration(freshness))}, read ${text(moment(at))}\n`,
    ],
    '',
  );
}

interface Cells {
  readonly title: string;
  readonly columns: readonly string[];
  /** Columns of numbers, from 0. */
  readonly right?: readonly number[];
  readonly rows: readonly (readonly Markdown[])[];
  readonly none: string;
}

function table({ title, columns, right = [], rows, none }: Cells): Markdown {
  if (rows.length === 0) return markup`## ${text(title)}\n\n${text(none)}\n`;
  const row = (cells: readonly Markdown[]): Markdown => markup`| ${joined(cells, ' | ')} |\n`;
  const rule = row(columns.map((_, at) => (right.includes(at) ? '---:' : '---') as Markdown));
  return markup`## ${text(title)}\n\n${row(columns.map(text))}${rule}${joined(rows.map(row), '')}`;
}

function runs({ stages, runs: last }: Health): Markdown {
  const stageTable = table({
    title: 'Stages',
    columns: ['Stage', 'Last end', 'Last good end', 'Took'],
    right: [3],
    rows: stages.map(({ stage, status, age, duration }) => [
      text(stage),
      text(status ?? 'Not run'),
      text(ago(age)),
      text(duration === null ? '' : took(duration)),
    ]),
    none: 'No stage has run',
  });
  const runTable = table({
    title: 'Last runs',
    columns: ['Started', 'Run', 'Outcome', 'Stages', 'Took'],
    right: [3, 4],
    rows: last.map(({ started, run_id, status, failed_stage, stages: good, duration }) => [
      text(moment(started)),
      code(run_id),
      text(failed_stage === null ? status : `${status} at ${failed_stage}`),
      text(`${good} of 8`),
      text(took(duration)),
    ]),
    none: 'There is none',
  });
  return joined([stageTable, runTable], '\n');
}

function entities({ entities: all }: Health): Markdown {
  return table({
    title: 'Entities',
    columns: ['Entity', 'Records', 'Last read', 'Newest record'],
    right: [1],
    rows: all.map(({ entity, records, age, newest, stale, skipped }) => [
      code(entity),
      text(count(records)),
      text(skipped === null ? `${ago(age)}${stale ? ' (stale)' : ''}` : `left out: ${skipped}`),
      text(moment(newest)),
    ]),
    none: 'The contract names none',
  });
}

function gates({ gates: all }: Health): Markdown {
  const passed = all.filter(({ verdicts }) => verdicts.at(-1) === 'passed').length;
  return table({
    title: all.length === 0 ? 'Gates' : `Gates: ${passed} of ${all.length} passed`,
    columns: ['Stage', 'Gate', 'Last 20 runs', 'Found'],
    rows: all.map(({ stage, gate, severity, verdicts, expected, actual, examples }) => [
      text(stage),
      markup`${code(gate)}${severity === 'warn' ? markup` (warn)` : nothing}`,
      verdicts.map((verdict) => marks[verdict]).join('') as Markdown,
      text(verdicts.at(-1) === 'passed' ? actual : [`${actual}; expected ${expected}`, ...examples].join('; ')),
    ]),
    none: 'None has been asked',
  });
}

/** A line for each schema, and one for each table that changed: most tables stay as they were. */
function tables({ tables: all }: Health): Markdown {
  const rows = [...bySchema(all)].flatMap(([schema, of]) => {
    const changed = of.filter(isChanged);
    const sum = of.reduce((total, one) => total + one.rows, 0);
    const head = [text(schema), text(count(of.length)), text(count(sum)), text(changed.length === 0 ? 'as before' : '')];
    return [head, ...changed.map((one) => [code(one.table), nothing, text(count(one.rows)), text(moreOrFewer(one.change))])];
  });
  return table({
    title: 'Rows',
    columns: ['Schema or table', 'Tables', 'Rows', 'Since the run before'],
    right: [1, 2, 3],
    rows,
    none: 'No table is there',
  });
}

function trouble({ quarantine, drift, constraints }: Health): readonly Markdown[] {
  const waiting = quarantine.filter((one) => one.waiting > 0);
  return [
    table({
      title: 'Quarantine',
      columns: ['Entity', 'Waiting', 'Since', 'Why'],
      right: [1],
      rows: waiting.map(({ entity, waiting: n, since, rules }) => [
        code(entity),
        text(count(n)),
        text(moment(since)),
        text(rules.map(({ rule, records, reason }) => `${spoken(rule)} ${count(records)}×, such as: ${reason}`).join('; ')),
      ]),
      none: 'Nothing waits in quarantine',
    }),
    table({
      title: 'Changes at the source in the last run',
      columns: ['What', 'Change', 'Class', 'Taken as', 'Detail'],
      rows: drift.map((one) => [
        code(one.subject),
        text(spoken(one.change)),
        text(spoken(one.class)),
        text(one.action),
        text(one.detail),
      ]),
      none: 'There were none',
    }),
    table({
      title: constraints.length === 0 ? 'Known constraints' : `Known constraints: ${constraints.length}`,
      columns: ['Constraint', 'Severity', 'Endpoint', 'Issue', 'Still there'],
      rows: constraints.map(({ id, severity, endpoint, issue, still_present }) => [
        code(id),
        text(severity),
        code(endpoint),
        text(issue),
        text(still_present === null ? 'not probed' : still_present ? 'yes' : 'no'),
      ]),
      none: 'None is known',
    }),
  ];
}
