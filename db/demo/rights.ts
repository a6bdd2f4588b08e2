import { addMonths } from '#platform/i18n/addMonths.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { insee } from './communes.ts'
import type { Demo, Row } from './demo.ts'
import type { Household } from './households.ts'
import { close } from './outcomes.ts'
import type { Person } from './people.ts'
import type { Scene } from './scene.ts'

/** What the law gives a day to: two families to tell before they are forgotten, three requests, and whom to ask in two structures. */
export function inventRights({ demo, network, claire, register }: Scene): void {
  const [samira] = network.ccasHarnes.people as [Person]
  const { clock } = demo
  const old = (by: Person, name: string, days: number, channel: string): Household => {
    const household = register({
      by,
      name,
      commune: insee.harnes,
      at: clock.ago(days + 30),
      needs: ['skills'],
      agreed: false,
    })
    close(demo, household, 'no_longer_needed', by, clock.ago(days))
    Object.assign(household.row, { channel, phone: '+33639985012', email: null, best_moment: 'Le matin' })
    return household
  }
  toTell(demo, old(samira, 'Mme Vasseur', 648, 'phone'), false)
  toTell(demo, old(claire, 'Famille Delattre', 672, 'sms'), true)
  const followedBy = (by: Person) =>
    (demo.tables.get('household') as Row<'household'>[]).filter(
      ({ organisation_id, status, name }) =>
        organisation_id === by.organisation.id && status === 'open' && /^Famille \S+$/.test(name),
    )
  const [read, answered] = followedBy(claire).slice(-8)
  const pupils = (demo.tables.get('beneficiary') as Row<'beneficiary'>[]).filter(
    ({ adult, birth_year }) => !adult && birth_year,
  )
  const pupilOf = ({ id }: Row<'household'>) => pupils.find(({ household_id }) => household_id === id)
  const corrected = followedBy(samira).findLast(pupilOf)
  if (read)
    asked(demo, claire, read.id, { kind: 'access', how: 'written', said: 'Je veux savoir ce que vous avez noté.' }, 26)
  if (corrected)
    asked(demo, samira, corrected.id, { kind: 'rectify', how: 'phone', said: sayWrong(pupilOf(corrected)) }, 4)
  if (answered) {
    const one = asked(
      demo,
      claire,
      answered.id,
      { kind: 'object', how: 'spoken', said: 'Je ne veux plus que l’on parle de nous à d’autres structures.' },
      40,
    )
    const on = clock.ago(33)
    Object.assign(one, {
      ...{
        answer: 'done',
        answer_said: 'Plus rien ne part vers d’autres structures, et ce qui attendait une réponse est retiré.',
      },
      ...{ answered_on: dayOf(on), answered_by: claire.name },
    })
    demo.note(claire, on, {
      ...{ act: 'request.answered', subject: ['rights_request', one.id], householdId: answered.id },
      ...{ from: 'object', to: 'done' },
    })
  }
  for (const [id, dpo_name, dpo_email] of [
    [claire.organisation.id, 'Mehdi Tahar', 'donnees@passerelles.exemple.fr'],
    [samira.organisation.id, 'Centre de gestion du Pas-de-Calais', 'dpo@ccas-harnes.exemple.fr'],
  ] as const) {
    const organisation = (demo.tables.get('organisation') as Row<'organisation'>[]).find((one) => one.id === id)
    if (organisation) Object.assign(organisation, { dpo_name, dpo_email })
  }
}

/** A mistake in the file of this very family. */
const sayWrong = (pupil: Row<'beneficiary'> | undefined): string =>
  pupil?.class
    ? `${pupil.first_name} n’est plus en ${pupil.class} : corrigez sa classe.`
    : `${pupil?.first_name} est de ${Number(pupil?.birth_year) + 1}, pas de ${pupil?.birth_year}.`

/** The clock asked some days ago; no message reached the family. */
function toTell(demo: Demo, { id, row }: Household, undelivered: boolean): void {
  const asked_at = demo.clock.at(-3, '03:40')
  Object.assign(row, { warned_at: asked_at })
  demo.add('warning', {
    ...{ household_id: id, organisation_id: row.organisation_id, asked_at, state: 'awaited', undelivered },
  })
}

function asked(
  demo: Demo,
  by: Person,
  household_id: string,
  said: Pick<Row<'rights_request'>, 'kind' | 'how' | 'said'>,
  days: number,
): Row<'rights_request'> {
  const at = demo.clock.ago(days)
  const received_on = dayOf(at)
  const row = demo.add('rights_request', {
    ...{ id: demo.id(at), organisation_id: by.organisation.id, household_id, ...said, received_on },
    ...{ received_by: by.name, noted_at: at, due_on: addMonths(received_on, 1), asker: '' },
  })
  demo.note(by, at, {
    act: 'request.received',
    subject: ['rights_request', row.id],
    householdId: household_id,
    to: said.kind,
  })
  return row
}
