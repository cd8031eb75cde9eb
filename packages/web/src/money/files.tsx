import { fileUrl, type Query } from '../api/client.js';
import { buttonClass } from '../ui/button.js';

/** What a tab shows, under its filters, as files. */
export const Files = ({ path, query }: { path: string; query: Query }) => (
  <span className="ml-auto flex gap-2">
    {(['csv', 'xlsx'] as const).map((format) => (
      <a
        key={format}
        href={fileUrl(`${path}.${format}`, query)}
        className={buttonClass('quiet')}
        download
      >
        {format.toUpperCase()}
      </a>
    ))}
  </span>
);
