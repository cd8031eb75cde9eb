import { AppError } from '../errors.js';

export const etagOf = (version: number): string => `"${version}"`;

/** The version in `If-Match`. Edits without it are refused, so that nobody overwrites unseen changes. */
export function versionOf(ifMatch: string | undefined): number {
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(ifMatch ?? '')?.[1];
  if (version === undefined) {
    throw new AppError({
      code: 'if-match-needed',
      status: 428,
      message: 'Send If-Match with the ETag of the version that you have seen.',
    });
  }
  return Number(version);
}

/** For an edit whose `where version = …` found nothing: who was faster, and when. */
export function editedElsewhere(edit: {
  readonly by: string | null;
  readonly at: Date | null;
}): AppError {
  const who = edit.by ?? 'Somebody';
  const when = edit.at ? ` at ${edit.at.toISOString()}` : '';
  return new AppError({
    code: 'edited-elsewhere',
    status: 412,
    message: `${who} changed this meanwhile${when}. Look at the new version, then decide again.`,
    extra: {
      ...(edit.by === null ? {} : { editedBy: edit.by }),
      ...(edit.at ? { editedAt: edit.at.toISOString() } : {}),
    },
  });
}
