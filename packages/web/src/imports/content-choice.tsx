import { ImportContent, type ImportPreview } from '@headwater/contract';
import { Link } from '@tanstack/react-router';
import { Select } from '../ui/select.js';
import { contentNames } from './contents.js';

type ContentChoiceProps = {
  preview: ImportPreview;
  busy: boolean;
  onChange: (content: ImportContent) => void;
};

const choices = ImportContent.options.map((content) => ({
  value: content,
  label: contentNames[content],
}));

/** What the file was taken for and why, to be changed before anything else is settled. */
export const ContentChoice = ({ preview, busy, onChange }: ContentChoiceProps) => {
  const { taken, content, books } = preview;
  const known = books?.export?.title ?? null;
  const notes = books?.export?.notes ?? [];
  return (
    <section
      aria-label="What the file holds"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border border-line bg-panel px-4 py-3"
    >
      <Select
        label="This file holds"
        bare={false}
        choices={choices}
        value={content}
        disabled={busy}
        on={content !== 'feedback'}
        onChange={onChange}
        className="w-64"
      />
      <p className="min-w-0 flex-1 basis-64 text-sm text-muted">
        {known === null ? null : (
          <strong className="font-medium text-ink">This is {known}. </strong>
        )}
        {content === taken.content
          ? known === null
            ? taken.reason
            : 'Its columns are known; nothing needs to be chosen but what the file leaves open.'
          : content === 'feedback'
            ? `You chose feedback; it looked like ${titleOf(taken.content)}.`
            : `You chose this; it looked like ${titleOf(taken.content)}.`}
      </p>
      {content === 'feedback' ? null : (
        <Link
          to="/methods/$name"
          params={{ name: 'books' }}
          className="text-sm text-accent hover:underline"
        >
          How books are read
        </Link>
      )}
      {notes.length === 0 ? null : (
        <ul aria-label="How it is read" className="basis-full list-disc pl-5 text-sm text-muted">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </section>
  );
};

const titleOf = (content: ImportContent): string => contentNames[content].toLowerCase();
