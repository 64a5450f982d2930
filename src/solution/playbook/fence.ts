import type { z } from 'zod';

import type { Diagnostic, SourceText, Span } from '../../core/diagnostic.ts';
import { spanAt, type Path } from '../../definition/document.ts';
import { checkShape } from '../../definition/issues.ts';
import { parseText } from '../../definition/parse.ts';
import { finding } from './codes.ts';

export interface FenceRead<T> {
  /** Null when the block could not be read. */
  readonly value: T | null;
  readonly spanAt: (path: Path) => Span;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the YAML of a fenced block by the rules of definitions; every place is one of the Markdown file. */
export function readFence<T>(fence: Span, shape: z.ZodType<T>): FenceRead<T> {
  const parsed = parseText(alone(fence));
  const placed = (span: Span): Span => ({ source: fence.source, start: span.start, end: Math.min(span.end, fence.end) });
  const moved = (found: readonly Diagnostic[]): readonly Diagnostic[] => found.map((item) => relocated(item, placed));
  const nothing = { value: null, spanAt: () => fence };
  const [first, ...others] = parsed.documents;
  if (parsed.diagnostics.length > 0) return { ...nothing, diagnostics: moved(parsed.diagnostics) };
  if (first === undefined || others.length > 0) {
    const message = first === undefined ? 'Fenced block holds nothing' : 'Fenced block holds more than one YAML document';
    return { ...nothing, diagnostics: [finding('playbook/fence', fence, { message })] };
  }
  const { value, diagnostics } = checkShape(first.document, shape);
  return {
    value: first.findings.length === 0 ? value : null,
    spanAt: (path) => placed(spanAt(first.document, path)),
    diagnostics: moved([...first.findings, ...diagnostics]),
  };
}

function relocated(item: Diagnostic, placed: (span: Span) => Span): Diagnostic {
  const related = item.related?.map(({ span, message }) => ({ span: placed(span), message }));
  return { ...item, span: placed(item.span), ...(related === undefined ? {} : { related }) };
}

/** The text with nothing left but what stands in the fence, at its old offsets. */
function alone(fence: Span): SourceText {
  const { file, text } = fence.source;
  const [start, end] = contentOf(fence);
  return { file, text: text.slice(0, start).replace(/[^\r\n]|\r(?!\n)/g, ' ') + text.slice(start, end) };
}

/** From the line after the opening mark to the line before the closing one. */
function contentOf({ source, start, end }: Span): readonly [number, number] {
  const whole = source.text.slice(start, end);
  const mark = /^(?:`{3,}|~{3,})/.exec(whole)?.[0] ?? '';
  const opened = whole.indexOf('\n') + 1;
  if (opened === 0) return [end, end];
  const lastLine = whole.lastIndexOf('\n') + 1;
  const closing = whole.slice(lastLine).trim();
  const closed = lastLine >= opened && closing.startsWith(mark) && closing === closing.charAt(0).repeat(closing.length);
  return [start + opened, closed ? start + lastLine : end];
}
