import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface NamedText {
  /** The file's name without its ending. */
  readonly name: string;
  readonly file: string;
  readonly text: string;
}

/** The files of a folder with that ending, in order of their names; none when there is no such folder. */
export function readFolder(folder: string, ending: string): readonly NamedText[] {
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => ({
      name: name.slice(0, -ending.length),
      file: join(folder, name),
      text: readFileSync(join(folder, name), 'utf8'),
    }));
}
