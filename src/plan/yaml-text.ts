import type { Json } from '../core/json.ts';

/** Plain where every reader of YAML, old ones included, takes it for this string; else quoted as JSON. */
export function yamlScalar(text: string): string {
  const plain = /^[A-Za-z_$/][A-Za-z0-9_./$-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return plain ? text : JSON.stringify(text);
}

/** The lines of a value in block style, two spaces for each level. Texts of several lines stand as literal blocks. */
export function yamlBlock(value: Json, level: number): readonly string[] {
  const indent = '  '.repeat(level);
  if (Array.isArray(value)) {
    return value.flatMap((item: Json) => {
      const [first = '', ...rest] = isNested(item) ? yamlBlock(item, level + 1) : [`${indent}  ${leaf(item)}`];
      return [`${indent}- ${first.trimStart()}`, ...rest];
    });
  }
  if (value === null || typeof value !== 'object') return [`${indent}${leaf(value)}`];
  return Object.entries(value).flatMap(([key, item = null]) => {
    const name = `${indent}${yamlScalar(key)}:`;
    if (item === null) return [name];
    if (typeof item === 'string' && isBlock(item)) return [`${name} |`, ...literal(item, `${indent}  `)];
    return isNested(item) ? [name, ...yamlBlock(item, level + 1)] : [`${name} ${leaf(item)}`];
  });
}

function isNested(value: Json): boolean {
  return value !== null && typeof value === 'object' && Object.keys(value).length > 0;
}

/** Texts that a literal block keeps as they are: lines, the last one ended, the first one not indented, nothing unseen. */
function isBlock(text: string): boolean {
  return /^[^\s][^\n]*\n(?:[^]*[^\n]\n)?$/.test(text) && /^[\n\x20-\x7e]*$/.test(text);
}

function literal(text: string, indent: string): readonly string[] {
  return text
    .slice(0, -1)
    .split('\n')
    .map((line) => (line === '' ? '' : `${indent}${line}`));
}

function leaf(value: Json): string {
  return typeof value === 'string' ? yamlScalar(value) : JSON.stringify(value);
}
