import type { Kind, SeverityMark } from '@headwater/contract';
import { severityWords } from './figures.js';
import { cutAt } from './marked-text.js';

const stepOf = (severity: number): string =>
  severityWords[Math.min(3, Math.floor(Math.max(0, Math.min(0.999, severity)) * 4))] ?? 'mild';

/** A statement with the words that its severity rests on underlined; each says what it stands for. */
export const WithSeverity = ({
  text,
  marks,
}: {
  text: string;
  marks: ReadonlyArray<SeverityMark>;
}) => (
  <>
    {cutAt(text, marks).map(({ text: part, span, start }) =>
      span === null ? (
        <span key={start}>{part}</span>
      ) : (
        <em
          key={start}
          title={`Counts for severity: ${span.means}`}
          className="not-italic underline decoration-pain decoration-2 underline-offset-3"
        >
          {part}
        </em>
      ),
    )}
  </>
);

type SeverityLineProps = {
  kind: Kind;
  severity: number;
  marks: ReadonlyArray<SeverityMark>;
};

/** How bad, and by which words: `serious: data lost, urgent or repeated`. Nothing where nothing is bad. */
export const SeverityLine = ({ kind, severity, marks }: SeverityLineProps) => {
  const means = [...new Set(marks.map((mark) => mark.means))];
  if (kind !== 'pain' && means.length === 0) return null;
  return (
    <span
      className="text-xs text-quiet"
      title={`Severity ${severity.toFixed(2)} of 1, from the words underlined, the tone and the rating`}
    >
      <span className="sr-only">Severity: </span>
      {stepOf(severity)}
      {means.length === 0 ? '' : `: ${means.join(', ')}`}
    </span>
  );
};
