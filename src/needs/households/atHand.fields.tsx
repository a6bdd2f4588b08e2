import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Checkboxes } from '#platform/ui/checkboxes.tsx'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Fieldset } from '#platform/ui/fieldset.tsx'
import { Select } from '#platform/ui/select.tsx'
import { many, one } from '#platform/web/typed.ts'
import { connectionAtHand, equipmentAtHand, livings } from './atHand.ts'
import type { Filled } from './household.fields.tsx'

type Props = Filled & {
  /** Both one press away, on a page that is short. */
  folded?: boolean
  /** False where another organisation registered the household: its address stays with that one. */
  own?: boolean
}

/** What is already there, and what keeps a family safe: asked once, when it helps. */
export const AtHandFields = ({ values, errors, folded, own = true }: Props) =>
  folded ? (
    <Fieldset legend="Si cela compte pour elle">
      <Disclosure summary="Ce qu’elle a déjà pour aller en ligne" open={isAtHand(values, errors)}>
        <ThereAlready {...{ values, errors }} />
      </Disclosure>
      <Precautions {...{ values, errors, own }} />
    </Fieldset>
  ) : (
    <Fieldset legend="Ce qu’elle a déjà">
      <ThereAlready {...{ values, errors }} />
      <Precautions {...{ values, errors, own }} />
    </Fieldset>
  )

const isAtHand = (values: Filled['values'], errors: Filled['errors']): boolean =>
  many(values.equipment_at_hand).length > 0 ||
  Boolean(one(values.connection_at_hand) || errors?.equipment_at_hand || errors?.connection_at_hand)

const ThereAlready = ({ values, errors }: Filled) => (
  <>
    <Checkboxes
      name="equipment_at_hand"
      label="Pour aller en ligne"
      value={many(values.equipment_at_hand)}
      error={errors?.equipment_at_hand}
      options={Object.entries(equipmentAtHand)}
    />
    <Select
      name="connection_at_hand"
      label="Sa connexion"
      empty="Pas demandé"
      value={one(values.connection_at_hand)}
      error={errors?.connection_at_hand}
      options={Object.entries(connectionAtHand)}
    />
  </>
)

const Precautions = ({ values, errors, own }: Filled & { own: boolean }) => (
  <Disclosure
    summary="Sa situation demande de la prudence"
    open={
      Boolean(one(values.neutral_message) || one(values.confidential_address) || errors?.living) ||
      (one(values.living) ?? 'home') !== 'home'
    }
  >
    <Select
      name="living"
      label="Où elle vit"
      empty={false}
      required
      value={one(values.living) ?? 'home'}
      error={errors?.living}
      options={Object.entries(livings)}
    />
    <Checkbox
      name="neutral_message"
      label="Quelqu’un d’autre peut lire ses messages : n’y rien dire"
      checked={one(values.neutral_message) === 'oui'}
    />
    <Checkbox
      name="confidential_address"
      label={
        own
          ? 'Son adresse ne sort pas de votre structure'
          : 'Son adresse n’est lue que par la structure qui l’a enregistrée'
      }
      checked={one(values.confidential_address) === 'oui'}
    />
  </Disclosure>
)
