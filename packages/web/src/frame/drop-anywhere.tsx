import { useNavigate } from '@tanstack/react-router';
import { FileUp } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useMay } from '../api/people.js';
import { offerFile } from '../imports/pending-file.js';

const hasFiles = (event: DragEvent): boolean =>
  event.dataTransfer?.types.includes('Files') ?? false;

/** A file dropped on any page starts an import. */
export const DropAnywhere = () => {
  const mayImport = useMay('items:write');
  const navigate = useNavigate();
  const [over, setOver] = useState(false);
  useEffect(() => {
    if (!mayImport) return undefined;
    let depth = 0;
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth += 1;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth -= 1;
      if (depth <= 0) setOver(false);
    };
    const hover = (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file === undefined) return;
      offerFile(file);
      void navigate({ to: '/import' });
    };
    addEventListener('dragenter', enter);
    addEventListener('dragleave', leave);
    addEventListener('dragover', hover);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragenter', enter);
      removeEventListener('dragleave', leave);
      removeEventListener('dragover', hover);
      removeEventListener('drop', drop);
    };
  }, [mayImport, navigate]);
  if (!over) return null;
  return (
    <div className="pointer-events-none fixed inset-0 z-60 flex items-center justify-center bg-scrim p-6">
      <div className="flex items-center gap-3 rounded-lg border-2 border-dashed border-accent bg-raised px-8 py-6 text-lg font-medium shadow-lift">
        <FileUp aria-hidden className="size-6 text-accent" /> Drop to import
      </div>
    </div>
  );
};
