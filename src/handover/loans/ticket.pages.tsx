import { readyDevices } from '#equipment/devices/device.moves.store.ts'
import { sayDevice } from '#equipment/devices/device.words.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { DateField } from '#platform/ui/dateField.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Select } from '#platform/ui/select.tsx'
import { EndingForm, SpareForm, TroubleForm } from './loan.form.ts'
import { endings, pairs, troubles } from './loan.words.ts'
import { loanAct } from './loanAct.tsx'
import { lendSpare, spareOut } from './spare.store.ts'
import { endTicket, openTicket } from './ticket.store.ts'

const broken = loanAct({
  path: 'panne',
  title: 'Noter une panne',
  label: 'Noter la panne',
  schema: TroubleForm,
  fields: (_, __, values, errors) => (
    <>
      <Radios
        name="trouble"
        label="Qu’est-ce qui ne va pas ?"
        required
        options={pairs(troubles)}
        value={values.trouble}
        error={errors?.trouble}
      />
      <Field
        name="note"
        label="En quelques mots"
        hint="Seulement l’appareil, rien sur la famille."
        value={values.note}
        error={errors?.note}
        maxlength={200}
      />
      <Checkbox
        name="taken_in"
        label="L’appareil est déposé chez nous"
        hint="Il reste celui de la famille : ses fichiers ne sont pas effacés."
        checked={values.taken_in === 'oui'}
        error={errors?.taken_in}
      />
    </>
  ),
  act: openTicket,
  done: 'La panne est notée.',
})

const spare = loanAct({
  path: 'remplacement',
  title: 'Prêter un autre appareil en attendant',
  label: 'Prêter cet appareil',
  schema: SpareForm,
  fields: async (by, loan, values, errors) => {
    const ready = (await readyDevices(by, 200)).toSorted(
      (one, other) => Number(other.kind === loan.kind) - Number(one.kind === loan.kind),
    )
    return (
      <>
        <Select
          name="device"
          label="Appareil prêt"
          hint="Prêté aux mêmes conditions, jusqu’au même jour."
          required
          options={ready.map((device) => [device.id, [sayDevice(device), device.place].filter(Boolean).join(', ')])}
          value={values.device}
          error={errors?.device}
        />
        {ready.length === 0 && <p class="quiet">Aucun appareil n’est prêt aujourd’hui.</p>}
      </>
    )
  },
  act: (by, loan, form) => lendSpare(by, loan, form.device),
  done: 'Un autre appareil est prêté en attendant.',
})

const mended = loanAct({
  path: 'panne/fin',
  title: 'Finir la panne',
  label: 'C’est fini',
  schema: EndingForm,
  fields: async (by, loan, values, errors) => {
    const spare = await spareOut(by, loan.id)
    const today = dayOf(by.now)
    return (
      <>
        <Radios
          name="outcome"
          label="Comment cela finit-il ?"
          required
          options={pairs(endings)}
          value={values.outcome}
          error={errors?.outcome}
        />
        {spare && (
          <>
            <DateField
              name="spare_due_on"
              label="Quel jour la famille rend-elle l’appareil prêté en attendant ?"
              hint={`${spare.number}. S’il est là, choisissez aujourd’hui : vous noterez son retour ensuite.`}
              required
              min={today}
              value={values.spare_due_on ?? today}
              error={errors?.spare_due_on}
            />
            <p class="quiet">
              Il ne peut pas être réparé ? La famille peut{' '}
              <a href={`/prets/${loan.id}/echange`}>garder l’autre pour de bon</a>.
            </p>
          </>
        )}
      </>
    )
  },
  act: endTicket,
  done: 'La panne est finie.',
})

export const ticketPages = [mended, broken, spare]
