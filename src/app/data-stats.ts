import type { Terminal } from '../adapters/terminal.ts';
import { exitCodes } from '../core/vocabulary.ts';
import type { Answer } from '../ports/store-reader.ts';
import { table } from '../report/table.ts';
import { size } from '../report/text.ts';
import { jsonValue, withStore, type DataFlags } from './data-files.ts';
import type { Entry } from './entry.ts';

interface StatsOptions {
  readonly entry: Entry;
  readonly screen: Terminal;
  readonly flags: DataFlags;
}

/** Says what the warehouse, the local copy or a lakehouse holds. */
export async function dataStats({ entry, screen, flags }: StatsOptions): Promise<number> {
  return withStore({ entry, screen, flags }, ({ reader, file, what }) => {
    const sections = Object.entries(reader.stats());
    if (flags.json === true) {
      const json = Object.fromEntries(sections.map(([name, answer]) => [name, objects(answer)]));
      screen.out(`${JSON.stringify({ file, bytes: reader.bytes, ...json }, null, 2)}\n`);
      return exitCodes.success;
    }
    const { paint } = screen;
    const blocks = sections
      .filter(([, { rows }]) => rows.length > 0)
      .flatMap(([name, answer]) => ['', paint.accent(name), ...table(answer, paint).lines]);
    screen.out(`${[`${paint.bold(what)}  ${file}  ${paint.dim(size(reader.bytes))}`, ...blocks].join('\n')}\n`);
    return exitCodes.success;
  });
}

function objects({ columns, rows }: Answer): readonly object[] {
  return rows.map((row) => Object.fromEntries(columns.map((name, at) => [name, jsonValue(row[at] ?? null)])));
}
