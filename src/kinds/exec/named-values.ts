/** Reading a file of named values in the grammar of GITHUB_OUTPUT: `name=value`, or `name<<MARK`, lines, `MARK`. */

export type NamedValues =
  | { readonly ok: true; readonly values: Readonly<Record<string, string>> }
  /** `line` is 1-based. */
  | { readonly ok: false; readonly line: number; readonly message: string };

const namePattern = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** A later value of the same name wins. Lines end with LF or CRLF; empty lines between values are skipped. */
export function parseNamedValues(text: string): NamedValues {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  const values = new Map<string, string>();
  for (let at = 0; at < lines.length; at += 1) {
    const line = withoutCarriageReturn(lines[at] ?? '');
    if (line === '') continue;
    const head = readHead(line);
    if (typeof head === 'string') return { ok: false, line: at + 1, message: head };
    if (head.value !== null) {
      values.set(head.name, head.value);
      continue;
    }
    const end = lines.findIndex((candidate, index) => index > at && withoutCarriageReturn(candidate) === head.mark);
    if (end < 0) return { ok: false, line: at + 1, message: `the value of "${head.name}" has no closing line "${head.mark}"` };
    values.set(head.name, withoutCarriageReturn(lines.slice(at + 1, end).join('\n')));
    at = end;
  }
  return { ok: true, values: Object.fromEntries(values) };
}

type Head =
  | { readonly name: string; readonly value: string; readonly mark: null }
  | { readonly name: string; readonly value: null; readonly mark: string };

function readHead(line: string): Head | string {
  const equals = line.indexOf('=');
  const marks = line.indexOf('<<');
  if (equals < 0 && marks < 0) return 'expected "name=value" or "name<<MARK"';
  const heredoc = marks >= 0 && (equals < 0 || marks < equals);
  const name = line.slice(0, heredoc ? marks : equals);
  if (!namePattern.test(name) || name === '__proto__')
    return `${JSON.stringify(name.slice(0, 100))} cannot be the name of an output`;
  if (!heredoc) return { name, value: line.slice(equals + 1), mark: null };
  const mark = line.slice(marks + 2);
  return mark === '' ? `the value of "${name}" has no closing mark after "<<"` : { name, value: null, mark };
}

function withoutCarriageReturn(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}
