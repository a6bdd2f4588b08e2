import type { ComponentChildren } from 'preact'

/** "Plus simple au téléphone ?": a number in large type. `number` as it is read: "0 800 00 00 00". */
export const Call = ({ title, number, children }: { title: string; number: string; children?: ComponentChildren }) => (
  <section class="call">
    <p>
      <b>{title}</b>
      <br />
      {children}
    </p>
    <a dir="ltr" href={`tel:${number.replace(/[^\d+]/g, '')}`}>
      {number}
    </a>
  </section>
)
