export type IntakeErrorCode =
  | 'not-found'
  | 'not-readable'
  | 'empty-file'
  | 'no-rows'
  | 'unknown-format'
  | 'wrong-format'
  | 'damaged-file'
  | 'too-large'
  | 'no-column'
  | 'ambiguous-date'
  | 'aborted';

/** A file as a whole cannot be read. The message says what, where and what to do; rows that cannot be read are rejected one by one instead. */
export class IntakeError extends Error {
  readonly code: IntakeErrorCode;

  constructor(code: IntakeErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'IntakeError';
    this.code = code;
  }
}
