import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Field } from '#platform/ui/field.tsx'
import { textOf } from '#platform/ui/question.tsx'
import { Select } from '#platform/ui/select.tsx'
import { SignaturePad } from '#platform/ui/signaturePad.tsx'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { handoverSeenBy } from '../handovers/handover.store.ts'
import { ownPlaces } from '../handovers/prepare.choices.store.ts'
import { comesBack } from '../handovers/shown.rules.ts'
import { PartyFields } from '../handovers/sign.fields.tsx'
import { givenBack } from '../handovers/signatureImage.ts'
import { WithoutDrawing } from '../handovers/withoutDrawing.tsx'
import { KeepSparePaper } from './keepSpare.paper.tsx'
import { exchangeShown, keepSpare, NO_SPARE } from './keepSpare.store.ts'
import { keptSpareOf } from './keptSpare.store.ts'
import { KeepSpareForm } from './loan.form.ts'
import { lends } from './loan.rules.ts'
import { loanAct, loanOf } from './loanAct.tsx'
import { spareOut } from './spare.store.ts'

const exchange = loanAct({
  path: 'echange',
  title: 'Échanger pour de bon',
  label: 'Signer l’échange',
  schema: KeepSpareForm,
  fields: async (by, loan, typed, refusals) => {
    const [places, spare, handover] = await Promise.all([
      ownPlaces(by),
      spareOut(by, loan.id),
      handoverSeenBy(by, loan.handover_id),
    ])
    if (!spare)
      return (
        <p>
          {NO_SPARE} <a href={`/prets/${loan.id}/remplacement`}>Prêter un autre appareil</a>
        </p>
      )
    const shown = exchangeShown(spare.id, loan.due_on)
    const { values, errors } = comesBack(typed, refusals, shown)
    return (
      <>
        <input type="hidden" name="shown" value={shown} />
        <p>
          La famille rend {loan.number}, en panne, et garde {spare.number} jusqu’au même jour, aux mêmes conditions.
        </p>
        <Select
          name="place"
          label="Où est rangé l’appareil en panne ?"
          required
          options={places.map(({ id, name }) => [id, name])}
          value={values.place}
          error={errors?.place}
        />
        <Checkbox
          name="read"
          label="L’échange a été lu ensemble, dans une langue que la famille comprend"
          checked={values.read === 'oui'}
          error={errors?.read}
          required
        />
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
        <PartyFields handover={found(handover)} values={values} errors={errors} />
        <SignaturePad
          name="signature"
          label="Signature"
          required
          error={errors?.signature}
          value={givenBack(textOf(values.signature))}
          paperHref={`/prets/${loan.id}/echange/papier`}
        />
      </>
    )
  },
  buttons: (values, errors, loan) => (
    <WithoutDrawing {...{ values, errors }}>
      <p>
        Sur papier : <a href={`/prets/${loan.id}/echange/papier`}>imprimez la feuille</a> en deux exemplaires, et faites
        signer les deux.
      </p>
    </WithoutDrawing>
  ),
  act: keepSpare,
  islands: ['signature'],
  done: 'L’échange est signé. L’appareil en panne est revenu, il sera effacé.',
})

/** The paper of the exchange: to be signed while it is proposed, the same with its signature once it is made. */
async function paper(c: Page) {
  const { by, member } = c.var
  const loan = await loanOf(c)
  const [spare, kept, handover] = await Promise.all([
    spareOut(by, loan.id),
    keptSpareOf(by, loan.id),
    handoverSeenBy(by, loan.handover_id),
  ])
  const { address } = found(handover)
  return c.render(
    <KeepSparePaper {...{ loan, kept, address }} spare={found(kept ?? spare)} lender={member.organisationName} />,
    {
      title: `Échange ${loan.number}`,
      layout: 'bare',
      print: true,
    },
  )
}

export const keepSparePages = [exchange, routes().get('/prets/:id/echange/papier', lends, paper)]
