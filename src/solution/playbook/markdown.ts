import { fromMarkdown } from 'mdast-util-from-markdown';

import type { SourceText, Span } from '../../core/diagnostic.ts';

type Root = ReturnType<typeof fromMarkdown>;
export type Block = Root['children'][number];
export type Item = Extract<Block, { type: 'list' }>['children'][number];
export type CodeBlock = Extract<Block, { type: 'code' }>;
type Heading = Extract<Block, { type: 'heading' }>;

/** Nothing but code is told apart within a line: links and emphasis have no meaning here, and cost time without bound. */
const extensions = [
  { disable: { null: ['attention', 'autolink', 'labelStartLink', 'labelStartImage', 'labelEnd', 'definition'] } },
];

export interface Markdown {
  readonly source: SourceText;
  readonly blocks: readonly Block[];
  /** The parser does not count a byte-order mark. */
  readonly shift: number;
}

/** The blocks of a text. Any text is Markdown. */
export function readMarkdown(source: SourceText): Markdown {
  const shift = source.text.startsWith('\ufeff') ? 1 : 0;
  return { source, shift, blocks: fromMarkdown(source.text.slice(shift), { extensions }).children };
}

interface Point {
  readonly offset?: number | undefined;
}
interface Placed {
  readonly position?: { readonly start: Point; readonly end: Point } | undefined;
}

export function spanOf({ source, shift }: Markdown, node: Placed): Span {
  const start = (node.position?.start.offset ?? 0) + shift;
  return { source, start, end: Math.max(start, (node.position?.end.offset ?? 0) + shift) };
}

export interface Part {
  readonly heading: Span;
  readonly title: string;
  readonly blocks: readonly Block[];
  /** From the heading to the next part. */
  readonly span: Span;
}

/** Blocks that follow each other, and the offset at which what holds them ends. */
export interface Stretch {
  readonly blocks: readonly Block[];
  readonly end: number;
}

/** What stands under each heading of a depth, up to the next heading of that depth or above. */
export function partsOf(markdown: Markdown, { blocks, end }: Stretch, depth: number): readonly Part[] {
  const parts: { heading: Heading; blocks: Block[]; end: number | null }[] = [];
  for (const block of blocks) {
    const open = parts.at(-1);
    const ends = block.type === 'heading' && block.depth <= depth;
    if (ends && open !== undefined) open.end ??= spanOf(markdown, block).start;
    if (ends && block.depth === depth) parts.push({ heading: block, blocks: [], end: null });
    else if (open?.end === null) open.blocks.push(block);
  }
  return parts.map((part) => {
    const heading = spanOf(markdown, part.heading);
    return { heading, title: textOf(part.heading), blocks: part.blocks, span: { ...heading, end: part.end ?? end } };
  });
}

/** The items of all lists that stand directly there. */
export function itemsOf(blocks: readonly Block[]): readonly Item[] {
  return blocks.flatMap((block) => (block.type === 'list' ? block.children : []));
}

/** The fenced blocks that the engine reads, by language. What is indented without a fence is prose. */
export function fencesOf(blocks: readonly Block[], language: 'yaml' | 'sql'): readonly CodeBlock[] {
  return blocks.flatMap((block) => (block.type === 'code' && block.lang?.toLowerCase() === language ? [block] : []));
}

/** All fenced blocks of a language, however deep they lie in lists and quotes. */
export function allFences(blocks: readonly Block[], language: 'yaml' | 'sql'): readonly CodeBlock[] {
  const found: CodeBlock[] = [];
  const open: Block[] = [...blocks];
  for (let block = open.pop(); block !== undefined; block = open.pop()) {
    found.push(...fencesOf([block], language));
    if ('children' in block) open.push(...(block.children as Block[]));
  }
  return found;
}

export interface Code {
  readonly value: string;
  readonly span: Span;
}

export interface ItemHead {
  /** The code with which the item begins, or null. */
  readonly code: Code | null;
  /** What follows in the first paragraph, on one line, without backticks. */
  readonly words: string;
  readonly span: Span;
}

/** The first paragraph of a list item. */
export function headOf(markdown: Markdown, item: Item): ItemHead {
  const [first] = item.children;
  if (first?.type !== 'paragraph') return { code: null, words: '', span: spanOf(markdown, item) };
  const span = spanOf(markdown, first);
  const [lead] = first.children;
  if (lead?.type !== 'inlineCode') return { code: null, words: flat(markdown.source.text.slice(span.start, span.end)), span };
  const place = spanOf(markdown, lead);
  return { code: { value: lead.value, span: place }, words: flat(markdown.source.text.slice(place.end, span.end)), span };
}

function flat(text: string): string {
  return text.replaceAll('`', '').replace(/\s+/g, ' ').trim();
}

/** Every piece of code within the lines of a block. */
export function codesOf(markdown: Markdown, block: Item): readonly Code[] {
  const found: Code[] = [];
  const open: unknown[] = [block];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const { type, value, children = [] } = node as { type: string; value?: string; children?: readonly unknown[] };
    if (type === 'inlineCode') found.push({ value: value ?? '', span: spanOf(markdown, node as Placed) });
    open.push(...children.toReversed());
  }
  return found;
}

function textOf(heading: Heading): string {
  return heading.children
    .map((child) => ('value' in child ? child.value : ''))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}
