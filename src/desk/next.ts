import { handsOver } from '#handover/handovers/handover.rules.ts'
import { openHandover } from '#handover/handovers/handover.store.ts'
import type { SeenHousehold } from '#needs/households/household.store.ts'
import { closings } from '#needs/households/words.ts'
import type { Acting } from '#platform/access/acting.ts'
import { sayMoment } from '#platform/i18n/dates.ts'
import { steps } from './next.steps.ts'

/** The one next action of a household, and whose it is. */
export type NextAction = {
  tone: 'turn' | 'calm' | 'done'
  title: string
  detail: string
  verb?: readonly [label: string, href: string]
}

/** Read from the chain, then from what is already under way: an answer awaited, a sheet to sign, an appointment taken. */
export async function nextOf(by: Acting, household: SeenHousehold): Promise<NextAction> {
  if (household.status === 'closed') return over(household)
  const step = steps[household.stage]
  if (!step) return { tone: 'done', title: 'Le parcours est terminé', detail: '' }
  const underWay = await underWayAt(by, household)
  if (underWay) return underWay
  const mine = step.roles.includes(by.member.role) && household.scope === 'full'
  return mine
    ? {
        tone: 'turn',
        title: step.title,
        detail: 'À vous de jouer',
        verb: [step.verb, `/familles/${household.id}/${step.page}`],
      }
    : { tone: 'calm', title: step.title, detail: `C’est à ${step.owner} de jouer.` }
}

const over = ({ closed_as }: SeenHousehold): NextAction =>
  closed_as === 'autonomous'
    ? { tone: 'done', title: 'La famille est autonome', detail: '' }
    : {
        tone: 'done',
        title: 'Le parcours est clos',
        detail: `La famille ${closings[closed_as as keyof typeof closings] ?? ''}.`,
      }

const underWayAt = async (by: Acting, { id, stage }: SeenHousehold): Promise<NextAction | null> => {
  if (stage === 2) return answerAwaited(by, id)
  if (stage === 4 || stage === 5) return sheetToSign(by, id)
  return stage === 6 ? trainingTaken(by, id) : null
}

/** An orientation already sent awaits its answer: the next act is the receiver's. */
async function answerAwaited(by: Acting, householdId: string): Promise<NextAction | null> {
  const sent = await by.db
    .selectFrom('prescription')
    .innerJoin('organisation', 'organisation.id', 'prescription.to_organisation_id')
    .select(['prescription.id', 'prescription.to_organisation_id', 'organisation.name'])
    .where('household_id', '=', householdId)
    .where('state', '=', 'sent')
    .executeTakeFirst()
  if (!sent) return null
  return sent.to_organisation_id === by.member.organisationId && by.member.role === 'coordinator'
    ? {
        tone: 'turn',
        title: 'Répondre à l’orientation',
        detail: 'La structure qui vous l’a envoyée attend votre réponse.',
        verb: ['Accepter ou refuser', `/orientations/${sent.id}`],
      }
    : {
        tone: 'calm',
        title: 'Une réponse est attendue',
        detail: `${sent.name} doit accepter ou refuser l’orientation.`,
      }
}

/** A sheet already prepared waits for its signature. */
async function sheetToSign(by: Acting, householdId: string): Promise<NextAction | null> {
  if (!handsOver.includes(by.member.role)) return null
  const sheet = await openHandover(by, householdId)
  if (!sheet) return null
  const coming = await comingOf(by, householdId, 'handover')
  return {
    tone: 'turn',
    title: 'Faire signer la remise',
    detail: coming ?? 'La feuille est prête.',
    verb: ['Faire signer', `/remises/${sheet.id}`],
  }
}

/** A training appointment is taken: nothing to do but wait for the day. */
async function trainingTaken(by: Acting, householdId: string): Promise<NextAction | null> {
  const coming = await comingOf(by, householdId, 'training')
  return coming ? { tone: 'calm', title: 'La formation est prévue', detail: coming } : null
}

/** "Nadia Haddad, Espace numérique de Harnes · mercredi 25 novembre, 14 h", for the next appointment of this kind. */
async function comingOf(by: Acting, householdId: string, subject: 'handover' | 'training'): Promise<string | null> {
  const row = await by.db
    .selectFrom('appointment')
    .innerJoin('place', 'place.id', 'appointment.place_id')
    .innerJoin('member', 'member.id', 'appointment.mediator_id')
    .select(['appointment.starts_at', 'place.name as place', 'member.name as mediator'])
    .where('appointment.household_id', '=', householdId)
    .where('appointment.subject', '=', subject)
    .where('appointment.state', '=', 'booked')
    .where('appointment.ends_at', '>', by.now)
    .orderBy('appointment.starts_at')
    .executeTakeFirst()
  return row ? `${row.mediator}, ${row.place} · ${sayMoment(row.starts_at, by.now)}` : null
}
