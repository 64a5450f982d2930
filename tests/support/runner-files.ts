/** The runner's own reading of the file behind GITHUB_OUTPUT: `name=value`, or `name<<DELIMITER`, lines, `DELIMITER`. */
export function parseFileCommands(contents: string): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  let index = 0;
  const readLine = (): { readonly line: string; readonly newline: boolean } | null => {
    if (index >= contents.length) return null;
    const from = index;
    const feed = contents.indexOf('\n', index);
    index = feed < 0 ? contents.length : feed + 1;
    return { line: contents.slice(from, feed < 0 ? contents.length : feed), newline: feed >= 0 };
  };
  const readValue = (delimiter: string): string => {
    const start = index;
    let end = index;
    for (;;) {
      const next = readLine();
      if (next === null) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`);
      if (next.line === delimiter) return end > start ? contents.slice(start, end) : '';
      if (!next.newline) throw new Error(`Invalid value. EOF value must be preceded by a newline '${delimiter}'`);
      end = index - 1;
    }
  };
  for (let next = readLine(); next !== null; next = readLine()) {
    const { line } = next;
    if (line === '') continue;
    const equals = line.indexOf('=');
    const heredoc = line.indexOf('<<');
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      if (equals === 0) throw new Error(`Invalid format '${line}'. Name must not be empty`);
      pairs.set(line.slice(0, equals), line.slice(equals + 1));
    } else if (heredoc > 0 && heredoc + 2 < line.length) {
      pairs.set(line.slice(0, heredoc), readValue(line.slice(heredoc + 2)));
    } else {
      throw new Error(`Invalid format '${line}'`);
    }
  }
  return pairs;
}
