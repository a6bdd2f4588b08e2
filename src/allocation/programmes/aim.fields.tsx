import { targetPublics } from '#needs/publics/words.ts'
import { Checkboxes } from '#platform/ui/checkboxes.tsx'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import type { Covered } from './aim.rules.ts'

type Filled = { values: Typed; errors?: Errors }

/** Above that, the list of communes is folded until somebody chooses among them. */
const SHOWN = 12

export const CommuneBoxes = ({ values, errors, communes }: Filled & { communes: readonly Covered[] }) => {
  const chosen = [values.communes ?? []].flat()
  const shown = communes.filter(({ insee, open }) => open || chosen.includes(insee))
  const boxes = (
    <Checkboxes
      name="communes"
      label="Communes"
      hint="Aucune cochée : toutes celles du programme."
      value={values.communes}
      error={errors?.communes}
      options={shown.map(({ insee, name, open }) => [insee, open ? name : `${name} (plus dans le programme)`])}
      inline
    />
  )
  if (shown.length <= SHOWN) return boxes
  return (
    <Disclosure summary="Seulement certaines communes" open={chosen.length > 0 || !!errors?.communes}>
      {boxes}
    </Disclosure>
  )
}

export const PublicBoxes = ({ values, errors, hint }: Filled & { hint?: string }) => (
  <Checkboxes
    name="publics"
    label="Publics"
    hint={hint ?? 'Aucun coché : tous. Il suffit d’être de l’un de ceux qui sont cochés.'}
    value={values.publics}
    error={errors?.publics}
    options={Object.entries(targetPublics)}
  />
)
