import { lowerFirst, upperFirst } from '../contract/names.ts';

/** `lastModifiedOn`, `last_modified-on`: last, modified, on. Inner capitals begin words; runs of capitals stay together. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

const dateWords = new Set([
  'date',
  'datetime',
  'time',
  'timestamp',
  'on',
  'at',
  'since',
  'until',
  'created',
  'updated',
  'modified',
]);

/** Whether a field's name says that it holds a point in time. */
export function dateNamed(name: string): boolean {
  const words = wordsOf(name);
  return dateWords.has(words.at(-1) ?? '') || words.includes('date');
}

/** Lower camel case that keeps inner capitals: `ID` gives `id`, `URLPath` gives `urlPath`, `my-field` gives `myField`. */
export function camel(name: string): string {
  const [first = '', ...rest] = name.split(/[^A-Za-z0-9]+/).filter((part) => part !== '');
  return lowerRun(first) + rest.map(upperFirst).join('');
}

/** A run of capitals goes down as a whole, but for the one that begins the next word. */
function lowerRun(part: string): string {
  if (/^[A-Z0-9]+$/.test(part)) return part.toLowerCase();
  const run = /^[A-Z]+(?=[A-Z][a-z])/.exec(part)?.[0];
  return run === undefined ? lowerFirst(part) : run.toLowerCase() + part.slice(run.length);
}

/** Forms that the rules below would get wrong. */
const irregular: Readonly<Record<string, string>> = {
  ...{ cyclePhases: 'cyclePhase', phases: 'phase', statuses: 'status', addresses: 'address', children: 'child' },
  ...{ people: 'person', series: 'series', indices: 'index', matrices: 'matrix', analyses: 'analysis', boxes: 'box' },
};

/** `releases` gives `release`, `categories` gives `category`, `class` stays. A person's word comes first. */
export function singular(name: string, decided: Readonly<Record<string, string>> = {}): string {
  const known = Object.hasOwn(decided, name) ? decided[name] : Object.hasOwn(irregular, name) ? irregular[name] : undefined;
  if (known !== undefined) return known;
  if (/[a-z]Ids$/.test(name) || name === 'ids') return name.slice(0, -1);
  if (/[^aeiou]ies$/.test(name)) return `${name.slice(0, -3)}y`;
  if (/(?:ss|us|is|[A-Z]S)$/.test(name) || name.length < 3 || !name.endsWith('s')) return name;
  return name.slice(0, -1);
}
