import type { ContentfulStatusCode } from 'hono/utils/http-status';

interface AppErrorDetail {
  /** Stable, for programs: never reworded. */
  readonly code: string;
  readonly status?: ContentfulStatusCode;
  /** One sentence for people: what was wrong, where, what to do. */
  readonly message: string;
  readonly field?: string;
  /** More members of the problem document, such as who edited meanwhile. */
  readonly extra?: Readonly<Record<string, string | number>>;
  readonly cause?: unknown;
}

/** The one error that operations throw on purpose. Everything else is a fault and answers 500. */
export class AppError extends Error {
  readonly code: string;
  readonly status: ContentfulStatusCode;
  readonly field: string | undefined;
  readonly extra: Readonly<Record<string, string | number>>;

  constructor(detail: AppErrorDetail) {
    super(detail.message, { cause: detail.cause });
    this.name = 'AppError';
    this.code = detail.code;
    this.status = detail.status ?? 400;
    this.field = detail.field;
    this.extra = detail.extra ?? {};
  }
}

export const notFound = (what: string): AppError =>
  new AppError({
    code: 'not-found',
    status: 404,
    message: `This ${what} does not exist, or was removed.`,
  });

export const forbidden = (message = 'Your role does not allow this.'): AppError =>
  new AppError({ code: 'forbidden', status: 403, message });

export const unauthenticated = (): AppError =>
  new AppError({ code: 'sign-in-needed', status: 401, message: 'Sign in to go on.' });
