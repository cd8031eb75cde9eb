import {
  Facets,
  ImportPage,
  ImportPreview,
  ImportView,
  ItemOriginal,
  ItemPage,
  ItemView,
  SourceView,
  StatementView,
  pageOf,
  type Kind,
  type SettledImport,
} from '@headwater/contract';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call, fileUrl, OfflineError, parse, ProblemError, send, type Query } from './client.js';

export const facetsQuery = queryOptions({
  queryKey: ['facets'],
  queryFn: ({ signal }) => call(Facets, '/facets', { signal }),
  staleTime: 60_000,
});

export const itemsQuery = (query: Query) =>
  infiniteQueryOptions({
    queryKey: ['items', query],
    queryFn: ({ pageParam, signal }) =>
      call(ItemPage, '/items', { query: { ...query, cursor: pageParam, limit: 100 }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const itemQuery = (id: string) =>
  queryOptions({
    queryKey: ['item', id],
    queryFn: ({ signal }) => call(ItemView, `/items/${id}`, { signal }),
  });

export const fetchOriginal = (id: string) => call(ItemOriginal, `/items/${id}/original`);

/** `null` gives the statement back to the classifier. */
export const correctKind = (statement: string, kind: Kind | null) =>
  call(StatementView, `/statements/${encodeURIComponent(statement)}`, {
    method: 'PATCH',
    body: { kind },
  });

const SourcePage = pageOf(SourceView);
export const sourcesQuery = queryOptions({
  queryKey: ['sources'],
  queryFn: ({ signal }) => call(SourcePage, '/sources', { query: { limit: 200 }, signal }),
});

export const importsQuery = infiniteQueryOptions({
  queryKey: ['imports'],
  queryFn: ({ pageParam, signal }) =>
    call(ImportPage, '/imports', { query: { cursor: pageParam }, signal }),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
});

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['import', id],
    queryFn: ({ signal }) => call(ImportView, `/imports/${id}`, { signal }),
  });

export const previewQuery = (id: string) =>
  queryOptions({
    queryKey: ['import', id, 'preview'],
    queryFn: ({ signal }) => call(ImportPreview, `/imports/${id}/preview`, { signal }),
    staleTime: Infinity,
  });

/** Sends the file as it is; XMLHttpRequest, because fetch cannot say how far an upload got. */
export const uploadFile = (file: File, onProgress: (share: number) => void, signal: AbortSignal) =>
  new Promise<ImportView>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', fileUrl('/imports', { name: file.name }));
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('accept', 'application/json');
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener('load', () => {
      try {
        const body: unknown = JSON.parse(request.responseText);
        if (request.status < 300) {
          resolve(parse(ImportView, body, '/imports'));
          return;
        }
        const detail =
          typeof body === 'object' && body !== null && 'detail' in body
            ? String(body.detail)
            : `The server answered ${request.status}. The file was not taken.`;
        reject(new ProblemError(request.status, `http-${request.status}`, detail, null));
      } catch (error) {
        reject(
          error instanceof ProblemError
            ? error
            : new ProblemError(
                request.status,
                'unexpected-answer',
                `The server answered ${request.status} and the file was not taken. Try again.`,
                null,
              ),
        );
      }
    });
    request.addEventListener('error', () =>
      reject(new OfflineError('The upload broke off. Nothing was imported; drop the file again.')),
    );
    request.addEventListener('abort', () => reject(new DOMException('Stopped', 'AbortError')));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });

export const pasteText = (name: string, text: string) =>
  call(ImportView, '/imports/paste', { method: 'POST', body: { name, text } });

export const checkImport = (id: string, body: SettledImport) =>
  call(ImportView, `/imports/${id}/check`, { method: 'POST', body });
export const startImport = (id: string, body: SettledImport) =>
  call(ImportView, `/imports/${id}/start`, { method: 'POST', body });
export const cancelImport = (id: string) =>
  call(ImportView, `/imports/${id}/cancel`, { method: 'POST', body: {} });
export const resumeImport = (id: string) =>
  call(ImportView, `/imports/${id}/resume`, { method: 'POST', body: {} });
export const deleteImport = (id: string) => send(`/imports/${id}`, { method: 'DELETE' });
