/** Ends a command with one French sentence for the person who typed it, without a stack trace. */
export class Halt extends Error {
  /** 1: refused or failed. 2: the command was not typed as it should be. */
  readonly code: 1 | 2

  constructor(sentence: string, code: 1 | 2 = 1, options?: ErrorOptions) {
    super(sentence, options)
    this.code = code
  }
}
