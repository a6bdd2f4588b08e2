import type { SeenHousehold } from '#needs/households/household.store.ts'
import { closings } from '#needs/households/words.ts'
import type { Acting } from '#platform/access/acting.ts'
import type { Role } from '#platform/access/member.ts'

/** The one next action of a household, and whose it is. */
export type NextAction = {
  tone: 'turn' | 'calm' | 'done'
  title: string
  detail: string
  verb?: readonly [label: string, href: string]
}

type Step = { title: string; roles: readonly Role[]; verb: string; page: string; owner: string }

const coordination: readonly Role[] = ['coordinator', 'mediator']
const steps: Record<number, Step> = {
  1: {
    title: 'Préciser le besoin',
    roles: ['coordinator', 'mediator', 'prescriber', 'school', 'town_agent'],
    verb: 'Corriger la fiche',
    page: 'modifier',
    owner: 'la structure qui l’a entendu',
  },
  2: {
    title: 'Orienter la famille vers qui peut l’équiper',
    roles: ['prescriber', 'school', 'town_agent', 'coordinator'],
    verb: 'Orienter',
    page: 'orienter',
    owner: 'la structure qui suit la famille',
  },
  3: {
    title: 'Décider d’une attribution',
    roles: ['coordinator'],
    verb: 'Attribuer',
    page: 'attribuer',
    owner: 'la coordination',
  },
  4: {
    title: 'Préparer la remise',
    roles: coordination,
    verb: 'Préparer la remise',
    page: 'remise',
    owner: 'la médiation',
  },
  5: {
    title: 'Donner la connexion promise',
    roles: coordination,
    verb: 'Préparer la remise',
    page: 'remise',
    owner: 'la médiation',
  },
  6: {
    title: 'Prévoir une formation',
    roles: coordination,
    verb: 'Prendre rendez-vous',
    page: 'rendez-vous',
    owner: 'la médiation',
  },
  7: {
    title: 'Faire le bilan avec la famille',
    roles: coordination,
    verb: 'Faire le bilan',
    page: 'bilan',
    owner: 'la médiation',
  },
}

/** Read from the chain: the link that is now, the act that closes it, and who may do it. */
export async function nextOf(by: Acting, household: SeenHousehold): Promise<NextAction> {
  if (household.status === 'closed')
    return {
      tone: 'done',
      title: household.closed_as === 'autonomous' ? 'La famille est autonome' : 'Le parcours est clos',
      detail: closings[household.closed_as as keyof typeof closings] ?? '',
    }
  const step = steps[household.stage]
  if (!step) return { tone: 'done', title: 'Le parcours est terminé', detail: '' }
  const waiting = household.stage === 2 ? await prescriptionWaiting(by, household.id) : null
  if (waiting) return waiting
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

/** An orientation already sent awaits its answer: the next act is the receiver's. */
async function prescriptionWaiting(by: Acting, householdId: string): Promise<NextAction | null> {
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
