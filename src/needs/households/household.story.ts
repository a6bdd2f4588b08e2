import type { Telling } from '#platform/audit/story.ts'
import { sayNeeds } from './words.ts'

/** How the acts on a household are told. */
export const householdStory: Telling = {
  'household.registered': ({ data, actor }) => ({
    title: 'Besoin signalé',
    text: `${actor} a entendu le besoin : ${sayNeeds((data.needs as string[]) ?? [])}.${data.urgent ? ' C’est urgent.' : ''}`,
  }),
  'household.heard_again': ({ data, actor }) => ({
    title: 'Besoin entendu de nouveau',
    text: `${actor} a entendu de nouveau la famille : ${sayNeeds((data.needs as string[]) ?? [])}.${data.urgent ? ' C’est urgent.' : ''}`,
  }),
  'beneficiary.added': ({ actor }) => ({ title: 'Personne ajoutée', text: `${actor} a ajouté quelqu’un à la fiche.` }),
  'beneficiary.corrected': ({ actor }) => ({
    title: 'Personne corrigée',
    text: `${actor} a corrigé ce que l’on sait de quelqu’un.`,
  }),
  'beneficiary.left': ({ actor }) => ({ title: 'Départ noté', text: `${actor} a noté que quelqu’un ne vit plus ici.` }),
  'beneficiary.homes_noted': ({ actor }) => ({
    title: 'Deux foyers',
    text: `${actor} a noté qu’un enfant vit aussi ailleurs.`,
  }),
  'beneficiary.homes_ended': ({ actor }) => ({
    title: 'Un seul foyer',
    text: `${actor} a noté qu’un enfant ne vit plus dans deux foyers.`,
  }),
  'agreement.withdrawn': ({ actor }) => ({
    title: 'Accord retiré',
    text: `${actor} a noté que la famille retire son accord.`,
  }),
  'agreement.given_again': ({ actor }) => ({
    title: 'Accord redonné',
    text: `${actor} a noté que la famille est de nouveau d’accord.`,
  }),
  'agreement.child_noted': ({ actor }) => ({
    title: 'Accord d’un mineur',
    text: `${actor} a noté l’accord donné pour un enfant du foyer.`,
  }),
  'agreement.child_withdrawn': ({ actor }) => ({
    title: 'Accord d’un mineur retiré',
    text: `${actor} a noté le retrait de l’accord donné pour un enfant du foyer.`,
  }),
  'household.forgotten': () => ({ title: 'Nom effacé', text: 'Ce qui la nommait ou la décrivait a été effacé.' }),
  'household.share_ended': ({ to }) => ({
    title: 'Partage terminé',
    text:
      to === 'ended'
        ? 'Le parcours est clos, rien n’est en prêt : une structure qui lisait ce dossier ne le lit plus.'
        : 'Le parcours est clos, rien n’est en prêt : une structure qui a aidé la famille ne lit plus que le nom, les besoins et l’étape.',
  }),
  'census.family_named': ({ actor }) => ({
    title: 'Nommée dans un recensement',
    text: `${actor} a transmis son nom, avec son accord.`,
  }),
  'need.corrected': ({ actor, data }) => ({
    title: 'Besoins corrigés',
    text: `${actor} a mis les besoins à jour : ${sayNeeds((data.needs as string[]) ?? [])}.${data.urgent ? ' C’est urgent.' : ''}`,
  }),
  'household.corrected': ({ actor }) => ({ title: 'Fiche corrigée', text: `${actor} a mis la fiche à jour.` }),
}
