import { element, elements, html, type Html } from '../../core/escape.ts';
import { sparkline, verdictDots } from './charts.ts';
import { bySchema, isChanged } from './schemas.ts';
import type { GateTrend, Health, TableTrend } from './shape.ts';
import { cell, code, grid, number, type Topic } from './topic.ts';
import { change, count, moment, plural, spoken } from './words.ts';

/** Stages whose gates all passed stay folded: what needs eyes stands open. */
export function gates({ gates: all }: Health): Html {
  if (all.length === 0)
    return element`<section class="card"><h2>Gates</h2><p class="calm">None has been asked yet.</p></section>\n`;
  const passed = all.filter(isPassed).length;
  const groups = [...Map.groupBy(all, ({ stage }) => stage)].map(([stage, of]) => gatesOf(stage, of));
  return element`<section class="card gates"><h2>Gates <small>${html(`${passed} of ${all.length} passed`)}</small></h2>${elements(groups)}${legend}</section>\n`;
}

function isPassed({ verdicts }: GateTrend): boolean {
  return verdicts.at(-1) === 'passed';
}

function gatesOf(stage: string, all: readonly GateTrend[]): Html {
  const open = all.filter((gate) => !isPassed(gate));
  const worst = open.some(({ severity }) => severity === 'error') ? 'refused' : open.length > 0 ? 'warned' : 'passed';
  const said = open.length === 0 ? `${all.length} passed` : `${open.length} of ${all.length} did not pass`;
  const table = grid({
    columns: ['Gate', 'Last 20 runs', 'Found'],
    rows: [...open, ...all.filter(isPassed)].map((gate) => [
      element`<td><code>${html(gate.gate)}</code>${gate.severity === 'warn' ? element` <span class="soft">warn</span>` : element``}<br><span class="soft">${html(gate.says)}</span></td>`,
      element`<td class="w">${verdictDots(gate.verdicts)}</td>`,
      isPassed(gate) ? cell(gate.actual, 'soft') : offence(gate),
    ]),
  });
  return element`<details${open.length > 0 ? element` open` : element``}><summary><b>${html(stage)}</b><span class="pill ${html(worst)}">${html(said)}</span></summary>${table}</details>\n`;
}

function offence({ expected, actual, examples }: GateTrend): Html {
  const items = examples.map((example) => element`<li><code>${html(example)}</code></li>`);
  const list = items.length === 0 ? element`` : element`<ul class="examples">${elements(items)}</ul>`;
  return element`<td>${html(actual)}; <span class="soft">expected ${html(expected)}</span>${list}</td>`;
}

const legend = element`<p class="legend">${elements(
  (['passed', 'warned', 'refused', 'unanswered'] as const).map(
    (verdict) => element`<span>${verdictDots([verdict])}${html(verdict)}</span>`,
  ),
)}<span>the newest run stands on the right</span></p>`;

/** Schemas in which nothing changed stay folded. */
export function tables({ tables: all }: Health): Html {
  if (all.length === 0) return element`<section class="card"><h2>Rows</h2><p class="calm">No table is there yet.</p></section>\n`;
  const groups = [...bySchema(all)].map(([schema, of]) => tablesOf(schema, of));
  return element`<section class="card rows"><h2>Rows <small>with the change since the run before</small></h2>${elements(groups)}</section>\n`;
}

function tablesOf(schema: string, all: readonly TableTrend[]): Html {
  const changed = all.filter(isChanged).length;
  const sum = all.reduce((total, one) => total + one.rows, 0);
  const said = `${plural(all.length, 'table')}, ${plural(sum, 'row')}`;
  const news = changed === 0 ? element`` : element`<span class="pill news">${html(`${changed} changed`)}</span>`;
  const table = grid({
    columns: ['Table', 'Last 20 runs', 'Rows', 'Change'],
    right: [1, 2, 3],
    rows: all.map(({ table: name, rows, change: since, history }) => {
      const tone = since === null || since === 0 ? 'n soft' : since > 0 ? 'n up' : 'n down';
      return [
        code(name.slice(schema.length + 1)),
        element`<td>${sparkline(history)}</td>`,
        number(rows),
        cell(change(since), tone),
      ];
    }),
  });
  const open = changed > 0 ? element` open` : element``;
  return element`<details${open}><summary><b>${html(schema)}</b><span class="soft">${html(said)}</span>${news}</summary>${table}</details>\n`;
}

const driftTones: Readonly<Record<string, string>> = {
  breaking: 'failed',
  suspicious: 'stale',
  data_error: 'stale',
  operational: 'stale',
};
const severityTones: Readonly<Record<string, string>> = { high: 'failed', medium: 'stale' };

export function trouble({ quarantine, drift, constraints }: Health): readonly Topic[] {
  const waiting = quarantine.filter((one) => one.waiting > 0);
  const pill = (text: string, tone: string): Html => element`<td><span class="pill ${html(tone)}">${html(text)}</span></td>`;
  return [
    {
      title: 'Quarantine',
      columns: ['Entity', 'Waiting', 'Since', 'Why'],
      right: [1],
      rows: waiting.map(({ entity, waiting: n, since, rules }) => [
        code(entity),
        number(n),
        cell(moment(since), 'w soft'),
        element`<td class="long">${elements(rules.map(({ rule, records, reason }) => element`<div>${html(`${spoken(rule)}, ${count(records)}×`)} <span class="soft">such as: ${html(reason)}</span></div>`))}</td>`,
      ]),
      none: 'Nothing waits in quarantine.',
    },
    {
      title: 'Changes at the source',
      aside: `${plural(drift.length, 'change')} in the last run`,
      columns: ['What', 'Change', 'Class', 'Taken as', 'Detail'],
      rows: drift.map((one) => [
        code(one.subject),
        cell(spoken(one.change), 'w'),
        pill(spoken(one.class), driftTones[one.class] ?? 'fresh'),
        cell(one.action),
        cell(one.detail, 'soft long'),
      ]),
      none: 'There were none in the last run.',
    },
    {
      title: 'Known constraints',
      columns: ['Constraint', 'Severity', 'Issue', 'Way around', 'Still there'],
      rows: constraints.map((one) => [
        element`<td class="w"><code>${html(one.id)}</code></td>`,
        pill(one.severity, severityTones[one.severity] ?? 'empty'),
        element`<td class="long">${html(one.issue)}<br><code class="soft">${html(one.endpoint)}</code></td>`,
        cell(one.workaround, 'soft long'),
        cell(one.still_present === null ? 'not probed' : one.still_present ? 'yes' : 'no', 'w'),
      ]),
      none: 'None is known.',
    },
  ];
}
