/**
 * Aho-Corasick over bytes: one pass, however many needles. States are numbered in the order made, 0 is the root. Children
 * are linked lists and not tables: a key file of 2 KB has a hundred thousand states, and nearly every one has one child.
 */
export interface Automaton {
  /** State after a byte at the root. */
  readonly first: Int32Array;
  /** 1 at `a * 256 + b` when a needle begins with the bytes a, b: at the root, where a scan spends its time, most pairs are 0. */
  readonly pairs: Uint8Array;
  readonly byte: Uint8Array;
  readonly child: Int32Array;
  readonly sibling: Int32Array;
  /** The longest other beginning of a needle that a text in this state ends with. */
  readonly fallback: Int32Array;
  /** Length of the beginning that a state stands for. */
  readonly depth: Int32Array;
  /** Length of the longest needle that a text in this state ends with; 0 = none. */
  readonly match: Int32Array;
}

export function buildAutomaton(needles: readonly Uint8Array[]): Automaton {
  const most = needles.reduce((sum, needle) => sum + needle.length, 1);
  const table = (): Int32Array => new Int32Array(most);
  const trie: Automaton = {
    first: new Int32Array(256),
    pairs: new Uint8Array(65_536),
    byte: new Uint8Array(most),
    child: table(),
    sibling: table(),
    fallback: table(),
    depth: table(),
    match: table(),
  };
  let states = 1;
  for (const needle of needles) {
    let state = 0;
    for (const byte of needle) {
      let target = childOf(trie, state, byte);
      if (target === 0) {
        target = states;
        states += 1;
        addChild(trie, { state, byte, target });
      }
      state = target;
    }
    trie.match[state] = needle.length;
    trie.pairs[(needle[0] as number) * 256 + (needle[1] as number)] = 1;
  }
  link(trie);
  return trie;
}

function addChild(trie: Automaton, { state, byte, target }: { state: number; byte: number; target: number }): void {
  trie.byte[target] = byte;
  trie.depth[target] = (trie.depth[state] ?? 0) + 1;
  trie.sibling[target] = trie.child[state] ?? 0;
  trie.child[state] = target;
  if (state === 0) trie.first[byte] = target;
}

/** 0 when there is none: the root is nobody's child. */
function childOf({ first, byte, child, sibling }: Automaton, state: number, wanted: number): number {
  if (state === 0) return first[wanted] as number;
  let candidate = child[state] as number;
  while (candidate !== 0 && byte[candidate] !== wanted) candidate = sibling[candidate] as number;
  return candidate;
}

/** The state after one more byte: where a needle does not go on, the longest other beginning may. */
export function step(trie: Automaton, state: number, byte: number): number {
  let from = state;
  let target = childOf(trie, from, byte);
  while (target === 0 && from !== 0) {
    from = trie.fallback[from] as number;
    target = childOf(trie, from, byte);
  }
  return target;
}

/** Sets the fallbacks, level by level: a fallback is always nearer to the root. */
function link(trie: Automaton): void {
  const queue: number[] = [0];
  for (const state of queue) {
    const other = trie.fallback[state] as number;
    trie.match[state] = Math.max(trie.match[state] as number, trie.match[other] as number);
    for (let target = trie.child[state] as number; target !== 0; target = trie.sibling[target] as number) {
      trie.fallback[target] = state === 0 ? 0 : step(trie, other, trie.byte[target] as number);
      queue.push(target);
    }
  }
}
