import { upperFirst } from '../contract/names.ts';
import { camel, singular } from './words.ts';

export interface Naming {
  readonly entity: string;
  /** Path of the primary key: it is the entity's own id, whatever the source calls it. */
  readonly key: string;
  readonly singulars: Readonly<Record<string, string>>;
}

const created = new Set(['created', 'createdOn', 'createdAt', 'createdDate', 'createdTime', 'createDatetime', 'createdDateTime']);
const updated = new Set([
  ...['updated', 'updatedOn', 'updatedAt', 'updatedDate', 'modified', 'modifiedOn', 'modifiedAt', 'modifiedDate'],
  ...['lastModified', 'lastModifiedOn', 'lastModifiedAt', 'lastModifiedDate', 'lastUpdated', 'lastUpdatedOn', 'lastUpdatedAt'],
]);

/** The column that a field would like to be: `cycle.id` is `cycleId`, `owner.name` is `ownerName`, `tags[].id` is `tagId`. */
export function wishedName(path: string, { entity, singulars }: Naming): string {
  const parts = path.split('.').map((part) => {
    const list = part.endsWith('[]');
    const name = camel(list ? part.slice(0, -2) : part);
    return list ? singular(name, singulars) : name;
  });
  const name = parts[0] + parts.slice(1).map(upperFirst).join('');
  if (parts.length > 1) return sound(name, entity);
  if (name === 'id' || name === 'name') return entity + upperFirst(name);
  if (name === 'key') return entity === 'project' ? 'sourceProjectKey' : `${entity}Key`;
  if (created.has(name)) return 'dateTimeCreated';
  if (updated.has(name)) return 'dateTimeUpdated';
  return sound(name, entity);
}

/** A column is named by letters and digits, a letter first. */
function sound(name: string, entity: string): string {
  if (name === '') return `${entity}Field`;
  return (/^[a-z]/i.test(name) ? name : `${entity}${upperFirst(name)}`).slice(0, longestName);
}

/** Leaves room for what a collision adds. */
const longestName = 64;

/** Columns that Clean makes itself. */
export const technicalColumns: readonly string[] = ['recordId', 'recordKey', '_parent_id', '_extracted_at'];

/** In lower case: the lakehouse does not tell `A` from `a`. */
const reserved = [...technicalColumns, 'rowid'].map((name) => name.toLowerCase());

export interface Named {
  readonly path: string;
  readonly name: string;
  /** What was decided where the wished name was taken. */
  readonly note: string | null;
}

export interface Wish {
  readonly path: string;
  /** A list gives its column the name of one element. */
  readonly list: boolean;
  /** A person's word: it is not changed. */
  readonly given?: string | undefined;
}

/** Gives every field of an entity a name of its own; who is nearer to the record's top comes first. */
export function nameFields(wishes: readonly Wish[], naming: Naming): ReadonlyMap<string, Named> {
  const taken = new Map<string, string>(reserved.map((name) => [name, 'a technical column']));
  const named = new Map<string, Named>();
  const rank = ({ path, given, list }: Wish): number => {
    if (given !== undefined) return 0;
    if (path === naming.key) return 1;
    return 2 + path.split('.').length * 2 + (list ? 1 : 0);
  };
  const ordered = [...wishes].sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
  for (const wish of ordered) {
    const wished = wish.given ?? listName(wish, naming);
    const holder = taken.get(wished.toLowerCase());
    const name = wish.given ?? freeName(wished, naming.entity, taken);
    const note = name === wished ? null : `Named "${name}": "${wished}" is taken by ${holder ?? 'another field'}`;
    if (!taken.has(name.toLowerCase())) taken.set(name.toLowerCase(), `"${wish.path}"`);
    named.set(wish.path, { path: wish.path, name, note });
  }
  return named;
}

/** A list of values names its column by one of them. */
function listName({ path, list }: Wish, naming: Naming): string {
  const wished = wishedName(path, naming);
  return list && !path.includes('[]') ? singular(wished, naming.singulars) : wished;
}

function freeName(wished: string, entity: string, taken: ReadonlyMap<string, string>): string {
  if (!taken.has(wished.toLowerCase())) return wished;
  const suffixed = `${wished}${upperFirst(entity)}`;
  let name = suffixed;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${suffixed}${number}`;
  return name;
}
