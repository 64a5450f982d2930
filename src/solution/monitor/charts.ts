import { element, elements, html, type Html } from '../../core/escape.ts';
import type { Verdict } from '../gates/gate.ts';
import { count, plural } from './words.ts';

const step = 12;

/** One mark for each run, the newest on the right: a disc, a triangle, a cross or a ring. */
export function verdictDots(verdicts: readonly Verdict[]): Html {
  const width = Math.max(1, verdicts.length) * step;
  const marks = verdicts.map((verdict, at) => mark(verdict, at * step + step / 2));
  const said = `${plural(verdicts.length, 'run')}, the newest ${verdicts.at(-1) ?? 'unknown'}`;
  return element`<svg class="dots" width="${width}" height="12" viewBox="0 0 ${width} 12" role="img" aria-label="${html(said)}">${elements(marks)}</svg>`;
}

function mark(verdict: Verdict, x: number): Html {
  switch (verdict) {
    case 'passed':
      return element`<circle class="passed" cx="${x}" cy="6" r="4"/>`;
    case 'warned':
      return element`<path class="warned" d="M${x} 1.6L${x + 4.9} 10.4H${x - 4.9}Z"/>`;
    case 'refused':
      return element`<path class="refused" d="M${x - 3.4} 2.6L${x + 3.4} 9.4M${x + 3.4} 2.6L${x - 3.4} 9.4"/>`;
    case 'unanswered':
      return element`<circle class="unanswered" cx="${x}" cy="6" r="3.6"/>`;
  }
}

const wide = 96;
const high = 22;
const edge = 2;

/** Rows over the last runs; a flat line when nothing changed. Nothing for a single run. */
export function sparkline(history: readonly number[]): Html {
  if (history.length < 2) return element``;
  const [least, most] = [Math.min(...history), Math.max(...history)];
  const x = (at: number): number => rounded((at / (history.length - 1)) * (wide - 2 * edge) + edge);
  const y = (value: number): number => {
    const part = most === least ? 0.5 : (value - least) / (most - least);
    return rounded(high - edge - part * (high - 2 * edge));
  };
  const points = history.map((value, at) => element`${at === 0 ? element`M` : element`L`}${x(at)} ${y(value)}`);
  const line = elements(points);
  const last = history.length - 1;
  const said = `From ${count(history[0] ?? 0)} to ${count(history[last] ?? 0)} rows over ${plural(history.length, 'run')}`;
  const area = element`<path class="area" d="${line}L${x(last)} ${high}L${edge} ${high}Z"/>`;
  const end = element`<circle cx="${x(last)}" cy="${y(history[last] ?? 0)}" r="2.2"/>`;
  return element`<svg class="spark" viewBox="0 0 ${wide} ${high}" role="img" aria-label="${html(said)}">${area}<path d="${line}"/>${end}</svg>`;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

const signs = {
  fresh: element`<path d="M6.8 12.4l3.4 3.4 7-7.4" fill="none" stroke="var(--card)" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/>`,
  stale: element`<path d="M12 7v5.4l3.4 2" fill="none" stroke="var(--card)" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/>`,
  failing: element`<path d="M8.4 8.4l7.2 7.2M15.6 8.4l-7.2 7.2" fill="none" stroke="var(--card)" stroke-width="2.4" stroke-linecap="round"/>`,
  empty: element`<path d="M7.5 12h9" fill="none" stroke="var(--card)" stroke-width="2.4" stroke-linecap="round"/>`,
} as const;

export function standingSign(standing: keyof typeof signs): Html {
  return element`<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="11" fill="var(--tone)"/>${signs[standing]}</svg>`;
}
