/** What is remarked about a call while it is handled. */
export class CallNotes {
  /** Whether a part of the body was dropped for its syntax or type. */
  wrongJson = false;
  readonly warnings: string[] = [];

  warn(warning: string): void {
    this.warnings.push(warning);
  }
}
