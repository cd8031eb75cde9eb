import { BookKindList, ImportPreview, type ImportContent } from '@headwater/contract';
import { queryOptions } from '@tanstack/react-query';
import { call } from './client.js';

/** The kinds of books with their fields. They change with the server's version alone. */
export const bookKindsQuery = queryOptions({
  queryKey: ['book-kinds'],
  queryFn: ({ signal }) => call(BookKindList, '/book-kinds', { signal }),
  staleTime: Infinity,
});

/** The preview as what a person says that the file is; `mapping` holds what they changed. */
export const previewAs = (
  id: string,
  body: { content: ImportContent; mapping?: Record<string, string> },
) => call(ImportPreview, `/imports/${id}/preview`, { method: 'POST', body });
