import { counted, sayNumber } from '#platform/ui/counted.ts'
import { sayDeviceKind } from '../devices/device.words.ts'
import { avoidedSource } from './avoided.data.ts'
import { avoidedYearly, sayMass, sayRange, type Used } from './avoided.ts'

/** What the study does not let one say, and where its figures come from. */
export const AvoidedCaveat = () => (
  <>
    <p>
      Ce nombre vaut seulement si l’appareil remplace un achat neuf. Une famille qui n’avait rien n’aurait peut-être
      rien acheté : personne ne peut le compter. Selon les pièces changées et la durée d’usage, l’étude donne un
      résultat de deux à onze fois différent. Les appareils recyclés ne comptent pas.
    </p>
    <p>
      La fourchette est la plus large que permettent les chiffres de l’étude. Source : {avoidedSource.publisher},{' '}
      <a href={avoidedSource.page}>{avoidedSource.title}</a>, {avoidedSource.edition}. En équivalent CO₂, par année
      d’usage, pour un appareil reconditionné à la place d’un neuf.
    </p>
  </>
)

const sayUsed = (used: readonly Used[]): string =>
  used.map(({ kind, devices }) => `${sayDeviceKind(kind).toLowerCase()} (${sayNumber(devices)})`).join(', ')

/** The machines for which the study has no figure: counted, never estimated. */
export const NotKnown = ({ unknown }: { unknown: readonly Used[] }) =>
  unknown.length > 0 ? <p>Pas de chiffre connu pour : {sayUsed(unknown)}. Ils ne comptent pas.</p> : null

type Kinds = { kinds: readonly { kind: string; count: number }[] }

/** Reused machines, by kind, as one reads them in a report: what each year of use avoids, its range, what is not known. */
export const AvoidedYearly = ({ kinds }: Kinds) => {
  const { unknown } = avoidedYearly(kinds)
  return (
    <>
      <p>
        <AvoidedSaid kinds={kinds} />
      </p>
      <NotKnown unknown={unknown} />
      <div class="small">
        <AvoidedCaveat />
      </div>
    </>
  )
}

/** The same in a few lines, for a page that holds on one sheet. */
export const AvoidedBrief = ({ kinds }: Kinds) => {
  const { unknown } = avoidedYearly(kinds)
  return (
    <p>
      <AvoidedSaid kinds={kinds} /> {unknown.length > 0 && `Pas de chiffre connu pour : ${sayUsed(unknown)}. `}
      <span class="small">
        Ce nombre vaut seulement si l’appareil remplace un achat neuf, ce que personne ne peut compter ; selon les
        pièces et la durée d’usage, il est de deux à onze fois différent. La fourchette est la plus large que permettent
        les chiffres de l’étude. Source : {avoidedSource.publisher}, {avoidedSource.title}, {avoidedSource.edition}.
      </span>
    </p>
  )
}

const AvoidedSaid = ({ kinds }: Kinds) => {
  const { lines, total } = avoidedYearly(kinds)
  const devices = lines.reduce((sum, line) => sum + line.devices, 0)
  return devices > 0 ? (
    <>
      <strong>Environ {sayMass(total.kilograms)} de CO₂ évités par année d’usage</strong>, {sayRange(total)}, pour{' '}
      {counted(devices, 'appareil réemployé', 'appareils réemployés')}.
    </>
  ) : (
    <>Aucun appareil réemployé n’a de chiffre connu pour le CO₂.</>
  )
}
