import { sends } from '#orientation/prescriptions/prescription.rules.ts'
import type { Role } from '#platform/access/member.ts'

/** How each link is closed when nothing more precise is under way: the act, who may do it, and where. */
export type Step = { title: string; roles: readonly Role[]; verb: string; page: string; owner: string }

const coordination: readonly Role[] = ['coordinator', 'mediator']
/** By the number of the link that is now, 1 (Besoin) to 7 (Autonomie). */
export const steps: Record<number, Step> = {
  1: {
    title: 'Préciser le besoin',
    roles: ['coordinator', 'mediator', 'prescriber', 'school', 'town_agent'],
    verb: 'Corriger la fiche',
    page: 'modifier',
    owner: 'la structure qui l’a entendu',
  },
  2: {
    title: 'Orienter la famille vers qui peut l’aider',
    roles: sends,
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
