import { Document } from 'yaml';
import { iso } from '../../core/time.ts';
import type { Sha256 } from '../../core/json.ts';
import { fail } from '../../data/failed.ts';
import type { FrontMatter, PlannedFileProjection } from '../../definition/shapes/file_projection.ts';
import type { Row } from '../../ports/warehouse.ts';
import { safeSegment } from './path.ts';
import { columnsOf, parseRowTemplate, render, type RowTemplate } from './row-template.ts';

/** Where a row's file lies and what it holds. */
export interface Layout {
  /** Null when a column of the path is NULL or empty. */
  readonly path: (row: Row) => string | null;
  /** `projectedAt`: milliseconds. */
  readonly text: (row: Row, projectedAt: number) => string;
}

/** Compiles the templates of a job against the columns of its query. Fails naming what does not fit. */
export function layoutOf(
  spec: PlannedFileProjection['sink'],
  columns: readonly string[],
  more: { readonly job_id: string; readonly sha256: Sha256 },
): Layout {
  const known = new Set([...columns, '_projected_at']);
  const compile = (text: string, field: string): RowTemplate => {
    const template = parseRowTemplate(text);
    if (template === null)
      return fail('files', `Cannot use "${field}" of "${more.job_id}": a brace stands alone; write "{{" or "}}" for a brace`);
    const missing = columnsOf(template).find((column) => !known.has(column));
    if (missing === undefined) return template;
    return fail(
      'files',
      `Cannot use "${field}" of "${more.job_id}": its query gives no column "${missing}", only ${columns.join(', ')}`,
    );
  };
  const segments = spec.path_template.split('/').map((segment) => compile(segment, 'path_template'));
  const content = compile(spec.content_template, 'content_template');
  const front = spec.front_matter && frontMatter(spec.front_matter, (text) => compile(text, 'front_matter'));
  return {
    path: (row) => {
      const empty = segments.flatMap(columnsOf).some((column) => (row[column] ?? '') === '');
      return empty ? null : segments.map((segment) => safeSegment(render(segment, row), more.sha256)).join('/');
    },
    text: (row, projectedAt) => {
      // With an offset and without "Z": older readers of ISO times know no "Z".
      const stamped = { ...row, _projected_at: iso(projectedAt).replace('Z', '+00:00') };
      const body = `${render(content, stamped).trimEnd()}\n`;
      return front ? `---\n${front(stamped)}---\n\n${body}` : body;
    },
  };
}

type Compile = (text: string) => RowTemplate;

/** The YAML of all members, one after the other. */
function frontMatter(members: Readonly<Record<string, FrontMatter>>, compile: Compile): (row: Row) => string {
  const texts = Object.entries(members).map(([name, value]) => memberText(name, filled(value, compile)));
  return texts.length === 0 ? () => yamlText({}) : (row) => texts.map((text) => text(row)).join('');
}

/** The last text is kept: most members are the same from row to row, and to make them took as long as all else of a file. */
function memberText(name: string, value: Filled): (row: Row) => string {
  let last = { value: '', text: '' };
  return (row) => {
    const found = value(row);
    const key = JSON.stringify(found);
    if (key !== last.value) last = { value: key, text: yamlText({ [name]: found }) };
    return last.text;
  };
}

type Filled = (row: Row) => FrontMatter;

/** Texts at any depth are templates; a text that is one column alone keeps NULL as null. */
function filled(value: FrontMatter, compile: Compile): Filled {
  if (typeof value === 'string') {
    const template = compile(value);
    const [only, ...others] = template;
    if (only?.type === 'column' && others.length === 0)
      return (row) => ((row[only.column] ?? null) === null ? null : render(template, row));
    return (row) => render(template, row);
  }
  if (Array.isArray(value)) {
    const items = (value as readonly FrontMatter[]).map((item) => filled(item, compile));
    return (row) => items.map((item) => item(row));
  }
  if (value === null || typeof value !== 'object') return () => value;
  const members = Object.entries(value).map(([key, member]) => [key, filled(member, compile)] as const);
  return (row) => Object.fromEntries(members.map(([key, member]) => [key, member(row)]));
}

/** YAML 1.1 quotes what older readers take for a time, a boolean or a number in base 60. */
function yamlText(value: FrontMatter): string {
  return new Document(value, { version: '1.1' }).toString({ lineWidth: 0 });
}
