import type { ViewDialect } from '../ports/view-dialect.ts';
import { fail } from './failed.ts';

const columnPattern = /^[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)?$/;
const pathPattern = /^\$(?:\.[A-Za-z_][A-Za-z0-9_]*|\[[0-9]{1,4}\])+$/;
const tablePattern = /^[a-z][a-z0-9_]*$/;
const valuePattern = /^[A-Za-z0-9_-]+$/;

type Expand = (args: readonly string[]) => string | null;

/** Puts a database's own words in place of `{{name(arguments)}}` in the SQL of a view. Fails with kind `asset`. */
export function viewSql(text: string, { file, dialect }: { readonly file: string; readonly dialect: ViewDialect }): string {
  const words = wordsOf(dialect);
  const sql = text.replaceAll(/\{\{([^{}]*)\}\}/g, (whole: string, inner: string) => {
    const [, word = '', list = ''] = /^\s*([a-z]+)\((.*)\)\s*$/s.exec(inner) ?? [];
    const args = word === 'object' ? [list.trim()] : list.split(',').map((argument) => argument.trim());
    return words.get(word)?.(args) ?? fail('asset', `Cannot use view "${file}": "${whole}" cannot be read; ${hint(word, words)}`);
  });
  if (/\{\{|\}\}/.test(sql)) fail('asset', `Cannot use view "${file}": a "{{" or "}}" stands alone`);
  return sql;
}

function hint(word: string, words: ReadonlyMap<string, Expand>): string {
  return words.has(word) ? `the arguments do not fit "${word}"` : `known are ${[...words.keys()].join(', ')}`;
}

function wordsOf(dialect: ViewDialect): ReadonlyMap<string, Expand> {
  const ofPath =
    (write: (column: string, path: string) => string): Expand =>
    ([column = '', path = '', ...more]) =>
      columnPattern.test(column) && pathPattern.test(path) && more.length === 0 ? write(column, path) : null;
  return new Map<string, Expand>([
    ['table', ([name = '', ...more]) => (tablePattern.test(name) && more.length === 0 ? dialect.table(name) : null)],
    ['text', ofPath(dialect.text)],
    ['integer', ofPath(dialect.integer)],
    ['number', ofPath(dialect.number)],
    ['json', ofPath(dialect.json)],
    ['time', ofPath(dialect.time)],
    ['referenced', ofPath(dialect.referenced)],
    [
      'listed',
      ([column = '', path = '', value = '', ...more]) =>
        columnPattern.test(column) && pathPattern.test(path) && valuePattern.test(value) && more.length === 0
          ? dialect.listed(column, path, value)
          : null,
    ],
    ['object', ([expression = '']) => (expression === '' ? null : dialect.object(expression))],
  ]);
}
