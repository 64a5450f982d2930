/** GitHub drops a whole step summary that is larger than this many bytes of UTF-8, or very near it. */
export const summaryLimit = 1024 * 1024;
/** What we allow ourselves; the rest is head-room for what other parts of the step append. */
export const summaryBudget = 900 * 1024;
/** The runner keeps this many annotations of each level per step. */
export const annotationLimit = 10;
/** The runner cuts an annotation's message after this many UTF-16 code units. */
export const annotationLength = 4096;
/** All outputs of a job together may have about 524,000 UTF-16 code units; the result alone gets this many. */
export const outputLimit = 400_000;

/** Bytes of the text in UTF-8. */
export function utf8Length(text: string): number {
  return encoder.encode(text).length;
}

const encoder = new TextEncoder();

/** The text in at most `limit` UTF-16 code units, never through a surrogate pair; a cut ends in `…`. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = limit - 1;
  const last = text.charCodeAt(end - 1);
  return `${text.slice(0, last >= 0xd800 && last <= 0xdbff ? end - 1 : end)}…`;
}

/**
 * Renders with the first level whose text has at most `budget` bytes. Levels go from everything to least; when even the
 * last is too large, it is cut after a whole line, and `tooLarge` closes it.
 */
export function fitted<Level>(options: {
  readonly levels: readonly Level[];
  readonly render: (level: Level) => string;
  readonly budget: number;
  readonly tooLarge: string;
}): string {
  let rendered = '';
  for (const level of options.levels) {
    rendered = options.render(level);
    if (utf8Length(rendered) <= options.budget) return rendered;
  }
  return cutAfterLine(rendered, options);
}

function cutAfterLine(rendered: string, { budget, tooLarge }: { readonly budget: number; readonly tooLarge: string }): string {
  const closing = `\n${tooLarge}\n`;
  const bytes = encoder.encode(rendered).subarray(0, Math.max(0, budget - utf8Length(closing)));
  const end = bytes.lastIndexOf(0x0a);
  return `${new TextDecoder().decode(bytes.subarray(0, end + 1))}${closing}`;
}
