/** What is typed anywhere on the page is a scan: the field takes it, unless another field or a dialogue holds the focus. */
export function openFocus(input: HTMLInputElement): void {
  input.focus()
  document.addEventListener('keydown', (event) => {
    const held = document.activeElement
    const writes =
      held instanceof HTMLInputElement || held instanceof HTMLTextAreaElement || held instanceof HTMLSelectElement
    if (writes || event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1 || event.key === ' ') return
    input.focus()
  })
  // A click beside everything leaves nobody with the focus: the next scan would be lost.
  input.addEventListener('blur', (event) => {
    if (!event.relatedTarget) setTimeout(() => document.activeElement === document.body && input.focus(), 0)
  })
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && document.activeElement === document.body) input.focus()
  })
}
