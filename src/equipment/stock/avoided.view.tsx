import { counted, sayNumber } from '#platform/ui/counted.ts'
import { sayDeviceKind } from '../devices/device.words.ts'
import { avoidedSource } from './avoided.data.ts'
import { avoidedYearly, sayMass, sayRange, type Used } from './avoided.ts'

/** What the study does not let one say, and where its figures come from. */
export const AvoidedCaveat = () => (
  <>
    <p>
      Il vaut seulement si l’appareil remplace un achat neuf. Une famille qui n’avait rien n’aurait peut-être rien
      acheté : personne ne peut le compter. Selon les pièces changées et la durée d’usage, l’étude donne un résultat de
      deux à onze fois différent. Les appareils recyclés ne comptent pas.
    </p>
    <p>
      La fourchette est la plus large que permettent les chiffres de l’étude. Source : {avoidedSource.publisher},{' '}
      <a href={avoidedSource.page}>{avoidedSource.title}</a>, {avoidedSource.edition}. En équivalent CO₂, par année
      d’usage, pour un appareil reconditionné à la place d’un neuf.
    </p>
  </>
)

/** The machines for which the study has no figure: counted, never estimated. */
export const NotKnown = ({ unknown }: { unknown: readonly Used[] }) =>
  unknown.length > 0 ? (
    <p>
      Pas de chiffre connu pour :{' '}
      {unknown.map(({ kind, devices }) => `${sayDeviceKind(kind).toLowerCase()} (${sayNumber(devices)})`).join(', ')}.
      Ils ne comptent pas.
    </p>
  ) : null

/** Reused machines, by kind, as one reads them in a report: what each year of use avoids, its range, what is not known. */
export const AvoidedYearly = ({ kinds }: { kinds: readonly { kind: string; count: number }[] }) => {
  const { lines, unknown, total } = avoidedYearly(kinds)
  const devices = lines.reduce((sum, line) => sum + line.devices, 0)
  return (
    <>
      {devices > 0 ? (
        <p>
          <strong>Environ {sayMass(total.kilograms)} de CO₂ évités par année d’usage</strong>, {sayRange(total)}, pour{' '}
          {counted(devices, 'appareil réemployé', 'appareils réemployés')}.
        </p>
      ) : (
        <p>Aucun appareil réemployé n’a de chiffre connu pour le CO₂.</p>
      )}
      <NotKnown unknown={unknown} />
      <div class="small">
        <AvoidedCaveat />
      </div>
    </>
  )
}
