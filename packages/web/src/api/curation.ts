import {
  PlacementReason,
  SplitPreview,
  ThemeEdit,
  ThemeEdited,
  type Kind,
} from '@headwater/contract';
import { queryOptions } from '@tanstack/react-query';
import { call } from './client.js';

/** A theme of the version that the editor has seen. */
export type Seen = { id: string; version: number };
type Why = { reason?: string | undefined };

/** Sentences by `itemId:start`, or words that occur in them. */
export type Choice = {
  statements?: string[];
  alike?: boolean;
  q?: string;
  kind?: Kind | undefined;
};

const post = ({ id, version }: Seen, verb: 'move' | 'split' | 'group', body: unknown) =>
  call(ThemeEdited, `/themes/${id}/${verb}`, { method: 'POST', body, version });

export const moveStatements = (
  theme: Seen,
  body: { statements: string[]; to: string | null } & Why,
) => post(theme, 'move', body);

export const placeStatement = (
  statement: string,
  body: { from: string | null; to: string | null } & Why,
) => call(ThemeEdited, `/statements/${statement}/place`, { method: 'POST', body });

export const splitTheme = (theme: Seen, body: { label: string } & Choice & Why) =>
  post(theme, 'split', body);

export const groupTheme = (
  theme: Seen,
  body: ({ group: string | null } | { newGroup: string }) & Why,
) => post(theme, 'group', body);

export const splitPreviewQuery = (theme: Seen, choice: Choice) =>
  queryOptions({
    queryKey: ['split-preview', theme.id, theme.version, choice],
    queryFn: ({ signal }) =>
      call(SplitPreview, `/themes/${theme.id}/split-preview`, {
        method: 'POST',
        body: choice,
        signal,
      }),
    retry: false,
  });

export const undoEdit = (id: string) =>
  call(ThemeEdit, `/theme-edits/${id}/undo`, { method: 'POST', body: {} });

export const whyQuery = (statement: string) =>
  queryOptions({
    queryKey: ['statement', statement, 'why'],
    queryFn: ({ signal }) => call(PlacementReason, `/statements/${statement}/why`, { signal }),
  });
