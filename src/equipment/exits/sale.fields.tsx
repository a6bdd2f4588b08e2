import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Fieldset } from '#platform/ui/fieldset.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { sayValue } from '../devices/inventory.value.ts'
import { sayTitle } from '../donations/recipient.rules.ts'
import type { Props as Said } from './exit.view.tsx'
import { buyers } from './exit.words.ts'
import { ceilings, SOURCE } from './price.ceilings.ts'
import { refusalOfSeller } from './price.rules.ts'

type Props = { typed: Typed; errors: Errors | null }

/** Under which title the organisation sells: what it declared once, and why it may not when it may not. */
export const Seller = ({ title, organisationKind }: Pick<Said, 'title' | 'organisationKind'>) => {
  const refusal = refusalOfSeller(organisationKind, title?.kind)
  const say = <a href="/dons/titre">{title ? 'Corriger ce titre' : 'Dire à quel titre'}</a>
  return refusal ? (
    <Notice tone="loss" title="Votre structure ne peut pas vendre">
      <p>{refusal}</p>
      <p>{say}</p>
    </Notice>
  ) : (
    <p>
      Votre structure vend comme : <strong>{sayTitle(title?.kind)}</strong>
      {title?.reference && ` (${title.reference})`}. {say}
    </p>
  )
}

/** What the law asks of a solidarity sale: who sells, to whom, in what condition, how much at most. */
export const SaleFields = ({ typed, errors }: Props) => (
  <>
    <Field
      name="price"
      label="Prix de chacun, taxes comprises"
      unit="€"
      inputmode="decimal"
      value={typed.price}
      error={errors?.price}
      width="short"
    />
    <Disclosure summary="Les plafonds">
      <ul>
        {ceilings
          .filter(({ until }) => until === null)
          .map(({ label, cents }) => (
            <li>
              {label} : {sayValue(cents)}
            </li>
          ))}
      </ul>
      <p class="quiet">Source : {SOURCE}. Maillon les applique à tous les dons.</p>
    </Disclosure>
    <Radios
      name="buyer"
      label="Qui achète"
      hint="Une personne n’est jamais nommée ici."
      options={Object.entries(buyers)}
      value={typed.buyer}
      required
      error={errors?.buyer}
    />
    <Fieldset legend="Ce qui part avec">
      <Box name="charger" label="Chaque appareil part avec son chargeur ou son câble" {...{ typed, errors }} />
      <Box name="disk" label="Chaque ordinateur part avec son disque" {...{ typed, errors }} />
      <Box name="system" label="Chaque appareil part avec un système qui démarre" {...{ typed, errors }} />
      <Box name="set" label="Les ordinateurs fixes partent avec écran, clavier et souris" {...{ typed, errors }} />
      <Box name="multifunction" label="Les imprimantes numérisent et copient aussi" {...{ typed, errors }} />
    </Fieldset>
  </>
)

const Box = ({ name, label, typed, errors }: Props & { name: string; label: string }) => (
  <Checkbox name={name} label={label} checked={typed[name] === 'oui'} error={errors?.[name]} />
)
