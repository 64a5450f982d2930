import type { Row } from '../../ports/warehouse.ts';

/** `{column}` in a text; `{{` and `}}` are braces. */
export type Part = { readonly type: 'text'; readonly text: string } | { readonly type: 'column'; readonly column: string };
export type RowTemplate = readonly Part[];

/** Null when a brace stands alone or a name is no column name. */
export function parseRowTemplate(text: string): RowTemplate | null {
  const parts: Part[] = [];
  const pattern = /\{\{|\}\}|\{([A-Za-z_][A-Za-z0-9_]*)\}|[{}]|[^{}]+/g;
  for (const [found, column] of text.matchAll(pattern)) {
    if (column !== undefined) parts.push({ type: 'column', column });
    else if (found === '{' || found === '}') return null;
    else parts.push({ type: 'text', text: found === '{{' ? '{' : found === '}}' ? '}' : found });
  }
  return parts;
}

export function columnsOf(template: RowTemplate): readonly string[] {
  return template.flatMap((part) => (part.type === 'column' ? [part.column] : []));
}

/** NULL is written as nothing. */
export function render(template: RowTemplate, row: Row, change: (text: string) => string = (text) => text): string {
  return template.map((part) => (part.type === 'text' ? part.text : change(textOf(row[part.column] ?? null)))).join('');
}

function textOf(value: Row[string] | null): string {
  return value === null ? '' : String(value);
}
