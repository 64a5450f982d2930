import { element, elements, html, type Html } from '../../core/escape.ts';
import { count } from './words.ts';

/** One table of the report. */
export interface Topic {
  readonly title: string;
  /** A few words beside the title. */
  readonly aside?: string;
  readonly columns: readonly string[];
  /** Columns of numbers, from 0. */
  readonly right?: readonly number[];
  /** Cells with their tags. */
  readonly rows: readonly (readonly Html[])[];
  /** What is said when there are no rows. */
  readonly none: string;
}

export function card(topic: Topic): Html {
  const { title, aside, rows, none } = topic;
  const beside = aside === undefined || rows.length === 0 ? element`` : element` <small>${html(aside)}</small>`;
  const body = rows.length === 0 ? element`<p class="calm">${html(none)}</p>` : grid(topic);
  return element`<section class="card"><h2>${html(title)}${beside}</h2>${body}</section>\n`;
}

export function grid({ columns, right = [], rows }: Pick<Topic, 'columns' | 'right' | 'rows'>): Html {
  const names = columns.map(
    (name, at) => element`<th scope="col"${right.includes(at) ? element` class="n"` : element``}>${html(name)}</th>`,
  );
  const body = rows.map((row) => element`<tr>${elements(row)}</tr>\n`);
  return element`<div class="scroll"><table><thead><tr>${elements(names)}</tr></thead><tbody>${elements(body)}</tbody></table></div>`;
}

export function cell(text: string, style = ''): Html {
  return style === '' ? element`<td>${html(text)}</td>` : element`<td class="${html(style)}">${html(text)}</td>`;
}

export function code(text: string): Html {
  return element`<td><code>${html(text)}</code></td>`;
}

export function number(value: number): Html {
  return cell(count(value), 'n');
}
