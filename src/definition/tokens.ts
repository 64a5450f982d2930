import type { CST } from 'yaml';

import type { Diagnostic, SourceText } from '../core/diagnostic.ts';
import { problem } from './codes.ts';
import { limits } from './guard.ts';

const refused = {
  anchor: ['yaml/anchor', 'Anchors are not read'],
  alias: ['yaml/alias', 'Aliases are not read'],
  tag: ['yaml/tag', 'Tags are not read'],
} as const;

/** Shown per document: an alias is seldom used once. */
const mostFindings = 20;

interface Open {
  readonly token: CST.Token;
  readonly depth: number;
}

/**
 * What no definition may hold, found in the tokens of one document before they are composed. The walk keeps its own
 * stack, so depth costs it nothing. A document with a finding must not be composed.
 */
export function checkTokens(source: SourceText, document: CST.Token): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const stack: Open[] = [{ token: document, depth: 0 }];
  let values = 0;
  for (let open = stack.pop(); open !== undefined && found.length < mostFindings; open = stack.pop()) {
    values += 1;
    const { token, depth } = open;
    if (depth > limits.depth) return [...found, tooDeep(source, token.offset)];
    if (values > limits.values) return [...found, tooMany(source, token.offset)];
    if (token.type === 'directive') found.push(refuse('yaml/directive', token, 'Directives are not read'));
    if (token.type === 'alias') found.push(refuse(refused.alias[0], token, refused.alias[1]));
    if (token.type === 'document') {
      properties(token.start);
      push(token.value, depth);
    }
    if (token.type === 'block-scalar') properties(token.props);
    if ('items' in token) visitItems(token, depth);
  }
  return found.slice(0, mostFindings);

  function visitItems(token: CST.BlockMap | CST.BlockSequence | CST.FlowCollection, depth: number): void {
    const isMap = token.type === 'block-map' || (token.type === 'flow-collection' && token.start.source === '{');
    if (isMap && token.items.length > limits.keys) {
      const message = `Map has ${token.items.length} keys, and ${limits.keys} are allowed`;
      found.push(problem('yaml/too-many-keys', { source, start: token.offset, end: token.offset + 1 }, message));
      return;
    }
    for (const item of token.items) {
      properties(item.start);
      if (item.sep) properties(item.sep);
      push(item.key, depth + 1);
      push(item.value, depth + 1);
    }
  }
  function push(token: CST.Token | null | undefined, depth: number): void {
    if (token) stack.push({ token, depth });
  }
  function properties(tokens: readonly CST.Token[]): void {
    for (const token of tokens) {
      if (found.length >= mostFindings) return;
      if (token.type === 'anchor' || token.type === 'tag')
        found.push(refuse(refused[token.type][0], token, refused[token.type][1]));
    }
  }
  function refuse(
    code: 'yaml/anchor' | 'yaml/alias' | 'yaml/tag' | 'yaml/directive',
    token: CST.Token,
    message: string,
  ): Diagnostic {
    const text = 'source' in token ? token.source : '';
    const span = { source, start: token.offset, end: token.offset + Math.max(1, text.length) };
    return problem(code, span, { message: `${message}: "${shortened(text)}"`, hint: hints[code] });
  }
}

const hints = {
  'yaml/anchor': 'Write the value where it is needed',
  'yaml/alias': 'Write the value where it is needed',
  'yaml/tag': 'Quote the value if the "!" is part of it',
  'yaml/directive': 'Remove the line',
} as const;

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function tooDeep(source: SourceText, start: number): Diagnostic {
  return problem(
    'yaml/too-deep',
    { source, start, end: start + 1 },
    `Lists and maps are nested deeper than ${limits.depth} levels`,
  );
}

function tooMany(source: SourceText, start: number): Diagnostic {
  const message = `Document holds more than ${limits.values} values`;
  return problem('yaml/too-large', { source, start, end: start + 1 }, { message, hint: 'Split it into several documents' });
}
