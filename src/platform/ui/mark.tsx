/** Two interlocked links: the first passes over the second above, under it below. Takes the colour of the text. */
export const Mark = () => (
  <svg class="mark-links" viewBox="0 0 52 26" aria-hidden="true">
    <path d="M22 3.5H13a9.5 9.5 0 0 0 0 19h9.5a9.5 9.5 0 0 0 9.3-7.5" />
    <path d="M30 22.5h9a9.5 9.5 0 0 0 0-19h-9.5a9.5 9.5 0 0 0-9.3 7.5" />
  </svg>
)
