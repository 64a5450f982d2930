/** What may not be looked into: strings, quoted names and comments. */
const opaque = /'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|--[^\n]*|\/\*[^]*?\*\//g;

/**
 * Why a text is not one SELECT, in words; null when it is one. The connection that asks it cannot write; this says so
 * before anything runs.
 */
export function sqlTrouble(sql: string): string | null {
  const bare = sql.replace(opaque, ' ').trim();
  if (/['"`]|\/\*/.test(bare)) return 'a quote or comment in it is not closed';
  const statement = bare.replace(/;$/, '');
  if (statement.includes(';')) return 'it holds more than one statement';
  const [verb = ''] = /^[a-z]+/i.exec(statement) ?? [];
  if (verb === '') return 'it holds no statement';
  const outer = outermost(statement);
  if (outer === null) return 'its brackets do not match';
  if (/^select$/i.test(verb)) return null;
  if (!/^with$/i.test(verb)) return `it begins with ${verb.toUpperCase()}`;
  const [main = ''] = /\b(?:select|insert|update|delete|replace|values)\b/i.exec(outer) ?? [];
  return /^select$/i.test(main) ? null : 'its WITH leads to no SELECT';
}

/** The text outside of all brackets; null when they do not match. */
function outermost(text: string): string | null {
  let depth = 0;
  let outer = '';
  for (const character of text) {
    if (character === ')') depth -= 1;
    if (depth < 0) return null;
    outer += depth === 0 ? character : ' ';
    if (character === '(') depth += 1;
  }
  return depth === 0 ? outer : null;
}
