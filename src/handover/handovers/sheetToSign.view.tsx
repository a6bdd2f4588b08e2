import { toward } from '#platform/i18n/toward.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Checkboxes } from '#platform/ui/checkboxes.tsx'
import { Chip, Chips } from '#platform/ui/chip.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Fieldset } from '#platform/ui/fieldset.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { textOf } from '#platform/ui/question.tsx'
import { SignaturePad } from '#platform/ui/signaturePad.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { CopyFields } from './copy.fields.tsx'
import { HandoverFacts, Items } from './handover.facts.tsx'
import { isToChoose } from './handover.rules.ts'
import type { SeenHandover } from './handover.store.ts'
import { checks } from './handover.words.ts'
import type { Item } from './item.store.ts'
import type { Seal } from './seal.store.ts'
import { sheetShown } from './shown.rules.ts'
import { HomeFields, PartyFields } from './sign.fields.tsx'
import { givenBack } from './signatureImage.ts'
import { WithoutDrawing } from './withoutDrawing.tsx'

export type SheetProps = {
  handover: SeenHandover
  items: Item[]
  values: Typed
  errors?: Errors
  seal: Seal | null
  now: Date
}

/** The sheet with the family in front of it: what is handed over, what is checked together, who signs. */
export const SheetToSign = ({ handover, items, values, errors, now }: SheetProps) => {
  const here = `/remises/${handover.id}`
  return (
    <>
      <Heading
        title={`Remise ${toward(handover.household)}`}
        code={handover.number}
        action={
          <LinkButton href={`${here}/feuille`} second icon="print">
            Imprimer la feuille
          </LinkButton>
        }
      >
        <Chips>
          <Chip tone="turn">À signer</Chip>
          {handover.absent_at && <Chip tone="loss">Absente</Chip>}
        </Chips>
      </Heading>
      <ErrorSummary errors={errors} />
      <Items items={items} acts={(item) => actsOn(here, item)} />
      <HandoverFacts handover={handover} now={now} />
      <Block title="Signer">
        <SignFields {...{ handover, items, values, errors }} />
      </Block>
      <Actions>
        {handover.handout_id && !handover.absent_at && (
          <ActButton action={`${here}/absence`} label="Noter l’absence" second />
        )}
        <a class="plain" href={`${here}/annuler`}>
          Annuler cette remise
        </a>
      </Actions>
    </>
  )
}

/** What may be done with one object before anybody signs. */
const actsOn = (here: string, item: Item): readonly (readonly [string, string])[] => {
  const refuse = ['La famille n’en veut pas', `${here}/objets/${item.id}/refuser`] as const
  if (item.label || item.sim_card_id) return [refuse]
  return [[isToChoose(item) ? 'Choisir l’appareil' : 'Échanger', `${here}/objets/${item.id}/echanger`], refuse]
}

const SignFields = ({
  handover,
  items,
  values,
  errors,
}: Pick<SheetProps, 'handover' | 'items' | 'values' | 'errors'>) => (
  <Form action={`/remises/${handover.id}/signer`}>
    <input type="hidden" name="shown" value={sheetShown(handover, items)} />
    <Checkboxes
      name="checked"
      label="À vérifier ensemble"
      value={values.checked}
      error={errors?.checked}
      options={Object.entries(checks).filter(([key]) => key !== 'sim' || items.some(({ sim_card_id }) => sim_card_id))}
    />
    <Fieldset legend="La convention">
      <p>
        <a href={`/remises/${handover.id}/convention.pdf`}>Lire la convention</a>
      </p>
      <Checkbox
        name="read"
        label="La convention a été lue ensemble, dans une langue que la famille comprend"
        checked={values.read === 'oui'}
        error={errors?.read}
        required
      />
    </Fieldset>
    <Field
      name="signer"
      label="Qui signe pour la famille"
      hint="Prénom et nom d’un adulte."
      value={values.signer}
      error={errors?.signer}
      required
      autocomplete="off"
      spellcheck={false}
    />
    <PartyFields {...{ handover, values, errors }} />
    {handover.class_id && <HomeFields {...{ handover, values, errors }} />}
    {handover.handout_id && (
      <CopyFields {...{ handover, values, errors }} name="copy" label="L’exemplaire de la famille" printed="Imprimé" />
    )}
    <SignaturePad
      name="signature"
      label="Signature"
      required
      error={errors?.signature}
      value={givenBack(textOf(values.signature))}
      paperHref={`/remises/${handover.id}/convention-a-signer.pdf`}
    />
    <Actions>
      <Submit label="Signer et remettre" name="how" value="screen" />
    </Actions>
    <WithoutDrawing {...{ values, errors }}>
      <p>
        Sur papier : <a href={`/remises/${handover.id}/convention-a-signer.pdf`}>imprimez les deux exemplaires</a>, une
        feuille recto verso à couper en deux, et faites signer les deux. Au clavier : la personne écrit elle-même son
        nom ci-dessus. Quelqu’un de votre structure le voit, et le note ici.
      </p>
    </WithoutDrawing>
  </Form>
)
