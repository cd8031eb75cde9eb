import type { ReactNode } from 'react';

type Span = { start: number; end: number };

/** Cuts a text at spans, in order; overlaps and offsets beyond the text are left out, never shown wrong. */
export const cutAt = <S extends Span>(
  text: string,
  spans: ReadonlyArray<S>,
): Array<{ text: string; span: S | null; start: number }> => {
  const parts: Array<{ text: string; span: S | null; start: number }> = [];
  let at = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    if (span.start < at || span.end <= span.start || span.end > text.length) continue;
    if (span.start > at) parts.push({ text: text.slice(at, span.start), span: null, start: at });
    parts.push({ text: text.slice(span.start, span.end), span, start: span.start });
    at = span.end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), span: null, start: at });
  return parts;
};

type MarkedTextProps<S extends Span> = {
  text: string;
  spans: ReadonlyArray<S>;
  renderSpan?: (part: string, span: S) => ReactNode;
};

/** A customer's whole text with the statements marked inside it. */
export const MarkedText = <S extends Span>({ text, spans, renderSpan }: MarkedTextProps<S>) => (
  <span dir="auto" className="whitespace-pre-wrap break-words">
    {cutAt(text, spans).map(({ text: part, span, start }) =>
      span === null ? (
        <span key={start} className={spans.length > 0 ? 'text-muted' : undefined}>
          {part}
        </span>
      ) : renderSpan === undefined ? (
        <mark key={start} className="rounded-xs bg-mark px-0.5 text-ink">
          {part}
        </mark>
      ) : (
        <span key={start}>{renderSpan(part, span)}</span>
      ),
    )}
  </span>
);
