import { Mark } from './mark.tsx'

/** What a printed page says of itself: who issues it, what it is, when it was printed. */
export type Printed = { title: string; issuer: string; at: string }

/** At the head of paper only. */
export const Letterhead = ({ title, issuer }: Printed) => (
  <div class="letterhead print-only">
    <p>
      <Mark /> <b>Maillon</b>
    </p>
    <p>
      <b>{issuer}</b>
      <br />
      {title}
    </p>
  </div>
)

/** At the foot of paper only. */
export const PrintFoot = ({ title, issuer, at }: Printed) => (
  <p class="letterfoot print-only">
    {title} · {issuer} · Imprimé le {at}, depuis Maillon.
  </p>
)

/** Says how a page is kept on paper; paper does not repeat it. */
export const PrintHint = () => (
  <p class="screen-only quiet small">
    Pour garder cette page sur papier ou en PDF, choisissez « Imprimer » dans le menu du navigateur.
  </p>
)
