/** What follows a command's name, already checked against what it declares. */
export type Typed = {
  /** The words that are not options, one per declared argument. */
  words: string[]
  flag(option: string): boolean
  text(option: string): string | undefined
  /** A path as the person meant it: from the folder where they typed the command. */
  path(typed: string): string
}

export type Option = { type: 'boolean' | 'string'; help: string; value?: string }

/** One command of `maillon`. Its words and its help are French; it throws a Halt to refuse. */
export type Command = {
  /** As typed, possibly in two words. */
  name: string
  summary: string
  arguments?: string[]
  options?: Record<string, Option>
  details?: string
  run(typed: Typed): Promise<void>
}
