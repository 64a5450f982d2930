import { formatDuration } from '../../core/duration.ts';
import { element, elements, html, type Html } from '../../core/escape.ts';
import { standingSign } from './charts.ts';
import type { EntityHealth, Health, RunHealth, StageHealth } from './shape.ts';
import { style } from './style.ts';
import { gates, tables, trouble } from './topics.ts';
import { card, cell, code, number, type Topic } from './topic.ts';
import { ago, count, moment, plural, span, took } from './words.ts';

/** The report for browsers: one file that loads nothing and runs nothing. */
export function renderHtml(health: Health): string {
  const { name, judgement } = health;
  const parts = [head(health), verdict(health), tiles(health), stages(health), ...topics(health), foot(health)];
  return element`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${html(`${judgement.headline}: ${name}`)}</title>
<style>${style}</style>
</head>
<body>
<main>
${elements(parts)}
</main>
</body>
</html>
`;
}

function head({ source, name }: Health): Html {
  return element`<header><p class="eyebrow">SPECTRA pipeline ${html(`spectra.${source}`)}</p><h1>${html(name)}</h1></header>\n`;
}

function verdict({ judgement }: Health): Html {
  const { standing, headline, why, next, notes } = judgement;
  const advice = next.map(({ text, command }) => {
    const typed = command === null ? element`` : element`: <code class="cmd">${html(command)}</code>`;
    return element`<li>${html(text)}${typed}</li>`;
  });
  const remarks = notes.map((note) => element`<li>${html(note)}</li>`);
  const list = (title: string, items: readonly Html[]): Html =>
    items.length === 0 ? element`` : element`<h3>${html(title)}</h3><ul>${elements(items)}</ul>`;
  return element`<section class="card verdict ${html(standing)}"><div class="say">${standingSign(standing)}<span>${html(headline)}</span></div>
<p>${html(why)}</p>${list('What to do', advice)}${list('Worth a look', remarks)}</section>\n`;
}

function tiles({ stages: all, gates: asked, entities, quarantine, freshness }: Health): Html {
  const age = all.at(-1)?.age ?? null;
  const passed = asked.filter(({ verdicts }) => verdicts.at(-1) === 'passed').length;
  const records = entities.reduce((sum, one) => sum + one.records, 0);
  const waiting = quarantine.reduce((sum, one) => sum + one.waiting, 0);
  const tile = (value: string, words: string): Html =>
    element`<div class="card tile"><b>${html(value)}</b><span>${html(words)}</span></div>`;
  return element`<div class="tiles">${elements([
    tile(
      age === null ? 'never' : age < 60_000 ? 'now' : span(age),
      `since the last complete run; ${formatDuration(freshness)} may pass`,
    ),
    tile(`${passed} / ${asked.length}`, 'gates passed'),
    tile(count(records), `${records === 1 ? 'record' : 'records'} of ${plural(entities.length, 'entity', 'entities')}`),
    tile(count(waiting), 'in quarantine'),
  ])}</div>\n`;
}

const stageTones = { Success: 'passed', Failed: 'failed' } as const;

function stages({ stages: all }: Health): Html {
  const item = ({ stage, status, age, duration }: StageHealth): Html => {
    const tone = status === null ? 'empty' : stageTones[status];
    const said = status === null ? 'not run' : status === 'Failed' ? 'failed' : ago(age);
    const time = duration === null ? element`` : element`<span>${html(took(duration))}</span>`;
    return element`<li class="${html(tone)}"><b>${html(stage)}</b><span class="${html(status === 'Failed' ? 'mark' : 'soft')}">${html(said)}</span>${time}</li>`;
  };
  return element`<section class="card"><h2>Stages</h2><ol class="stages">${elements(all.map(item))}</ol></section>\n`;
}

function topics(health: Health): readonly Html[] {
  return [card(entities(health)), gates(health), card(runs(health)), tables(health), ...trouble(health).map(card)];
}

function entities({ entities: all, freshness }: Health): Topic {
  return {
    title: 'Entities',
    aside: `fresh for ${formatDuration(freshness)}`,
    columns: ['Entity', 'Records', 'Last read', 'Newest record'],
    right: [1],
    rows: all.map((one) => [code(one.entity), number(one.records), lastRead(one), cell(moment(one.newest), 'w soft')]),
    none: 'The contract names none.',
  };
}

function lastRead({ age, stale, skipped }: EntityHealth): Html {
  if (skipped !== null)
    return element`<td class="long"><span class="pill empty">left out</span> <span class="soft">${html(skipped)}</span></td>`;
  return element`<td><span class="pill ${html(stale ? 'stale' : 'fresh')}">${html(ago(age))}</span></td>`;
}

function runs({ runs: all }: Health): Topic {
  const outcome = ({ status, failed_stage, error }: RunHealth): Html => {
    const said = failed_stage === null ? status : `${status} at ${failed_stage}`;
    const why = error === null ? element`` : element`<br><span class="soft">${html(error)}</span>`;
    return element`<td class="long"><span class="pill ${html(status)}">${html(said)}</span>${why}</td>`;
  };
  return {
    title: 'Last runs',
    columns: ['Started', 'Outcome', 'Stages', 'Took', 'Run'],
    right: [2, 3],
    rows: all.map((run) => [
      cell(moment(run.started), 'w'),
      outcome(run),
      cell(`${run.stages} of 8`, 'n'),
      cell(took(run.duration), 'n'),
      element`<td class="w soft"><code>${html(run.run_id)}</code></td>`,
    ]),
    none: 'There is none yet.',
  };
}

function foot({ at, contract_version }: Health): Html {
  return element`<footer>Read ${html(moment(at))} from the lakehouse, by contract version ${html(contract_version)}.</footer>`;
}
