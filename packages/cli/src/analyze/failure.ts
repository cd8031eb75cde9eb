/** Exit codes of `analyze` and `import`, documented in docs/cli.md. */
export const exitCodes = { done: 0, nothingUsable: 1, wrongUse: 2, stopped: 130 } as const;

/** Ends a command with a message for people and an exit code for scripts. */
export class Failure extends Error {
  readonly exitCode: number;

  constructor(exitCode: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Failure';
    this.exitCode = exitCode;
  }
}

export const wrongUse = (message: string): Failure => new Failure(exitCodes.wrongUse, message);
export const nothingUsable = (message: string): Failure =>
  new Failure(exitCodes.nothingUsable, message);
export const stopped = (): Failure => new Failure(exitCodes.stopped, 'Stopped.');
