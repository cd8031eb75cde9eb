/** What is wrong with a row, for a program (`code`, `field`) and for people (`message`). */
export interface RowProblem<Code extends string = string> {
  readonly code: Code;
  readonly field: string;
  readonly message: string;
}
