import { Download } from 'lucide-react';
import { fileUrl, type Query } from '../api/client.js';
import { IconButton } from './button.js';
import { Menu } from './menu.js';

/** The list under its filters, as the two kinds of file that every list of the market has. */
export const Downloads = ({ path, query }: { path: string; query: Query }) => {
  const take = (ending: string) => {
    location.assign(fileUrl(`${path}.${ending}`, query));
  };
  return (
    <Menu
      trigger={
        <IconButton label="Export">
          <Download className="size-4" />
        </IconButton>
      }
      actions={[
        { label: 'CSV file', onSelect: () => take('csv') },
        { label: 'Excel workbook', onSelect: () => take('xlsx') },
      ]}
    />
  );
};
