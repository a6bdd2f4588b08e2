/** A box whose text is followed as it is typed. */
export const typed = (say: (text: string) => void) => ({
  onInput: (event: InputEvent) => say((event.currentTarget as HTMLInputElement).value),
})
