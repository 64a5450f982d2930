import { readStdin } from '../adapters/stdin.ts';
import type { Terminal } from '../adapters/terminal.ts';
import { exitCodes } from '../core/vocabulary.ts';
import type { Answer } from '../ports/store-reader.ts';
import { table } from '../report/table.ts';
import { count } from '../report/text.ts';
import { jsonValue, withStore, type DataFlags } from './data-files.ts';
import type { Entry } from './entry.ts';
import { refuse } from './refuse.ts';
import { given } from './settings.ts';

export interface SqlFlags extends DataFlags {
  readonly limit: string;
}

interface SqlOptions {
  readonly entry: Entry;
  readonly screen: Terminal;
  readonly sql: string | undefined;
  readonly flags: SqlFlags;
}

const mostLimit = 1_000_000;

/** Asks the warehouse, the local copy or a lakehouse one query. */
export async function dataSql({ entry, screen, sql, flags }: SqlOptions): Promise<number> {
  const json = flags.json === true;
  const limit = Number(flags.limit);
  if (!/^\d+$/.test(flags.limit) || limit < 1 || limit > mostLimit) return refuse(screen, [badLimit(flags.limit)], json);
  const text = sql ?? (await readStdin());
  if (text === null) return refuse(screen, [nothingAsked], json);
  return withStore({ entry, screen, flags }, ({ reader, stats }) => {
    const asked = reader.select(text, limit);
    if (!asked.ok) {
      const { message, hint } = asked.refused;
      return refuse(screen, [given('data/sql', message, text.trim(), hint ?? `${stats} lists the tables`)], json);
    }
    if (json) screen.out(`${JSON.stringify(jsonOf(asked.answer), null, 2)}\n`);
    else screen.out(`${lines(asked.answer, screen).join('\n')}\n`);
    return exitCodes.success;
  });
}

function jsonOf({ columns, rows, more }: Answer): object {
  const objects = rows.map((row) => Object.fromEntries(columns.map((name, at) => [name, jsonValue(row[at] ?? null)])));
  return { columns, rows: objects, complete: !more };
}

function lines(answer: Answer, screen: Terminal): readonly string[] {
  const { lines: shown, cut } = table(answer, screen.paint);
  const rows = answer.more
    ? `The first ${count(answer.rows.length, 'row')}; there are more: --limit N shows N`
    : count(answer.rows.length, 'row');
  const cells = cut === 0 ? [] : [`${count(cut, 'long value')} cut; --json shows all of them`];
  return [...shown, '', ...[rows, ...cells].map((each) => screen.paint.dim(each))];
}

function badLimit(text: string) {
  const hint = `Give a whole number from 1 to ${mostLimit}`;
  return given('data/limit', `Cannot read limit "${text}"`, `--limit ${text}`, hint);
}

const nothingAsked = given(
  'data/sql',
  'There is no query to run',
  'data sql',
  'Give it as an argument, or on standard input: lorchestra data sql "SELECT count(*) FROM raw_objects"',
);
