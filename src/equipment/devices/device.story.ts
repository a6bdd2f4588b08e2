import type { Telling, Told } from '#platform/audit/story.ts'
import { toward } from '#platform/i18n/toward.ts'
import { capital } from '#platform/text/capital.ts'
import { counted } from '#platform/ui/counted.ts'
import { exits } from '../bench/bench.words.ts'
import { aliasWords } from '../identity/alias.words.ts'
import { categoryWords } from '../policies/scale.ts'
import { sayPart } from '../repairs/part.words.ts'
import { sayLevel } from '../wiping/wipe.words.ts'
import { sayGrades } from './device.grades.ts'
import { saySoftware } from './snapshot.words.ts'

const said = (words: Record<string, string>, value: unknown) => words[String(value)] ?? ''
const list = (value: unknown) => (Array.isArray(value) ? value.map(String) : [])
/** A record as it is noted, then once a second person confirmed it. */
const recorded: Readonly<Record<string, [noted: string, confirmed: string]>> = {
  destroyed: ['Destruction d’un disque notée', 'Disque détruit'],
  reset: ['Remise à zéro notée', 'Remis à zéro'],
  dated: ['Date d’un journal expliquée', 'Date d’un journal vérifiée'],
}
const because = (why: string | null) => (why ? ` ${why}` : '')

const categoryLabels = Object.fromEntries(Object.entries(categoryWords).map(([key, { label }]) => [key, label]))

const partIn = (data: Told['data']) => ({ kind: String(data.kind), fits: String(data.fits ?? '') })

/** What a test found, in the order in which it matters. */
const foundBy = (data: Told['data']): string =>
  (
    [
      ['Verrouillé', data.locks],
      ['À réparer', data.faults],
      ['Absent', data.missing],
      ['À dire à la famille', data.secondary],
    ] as const
  )
    .flatMap(([title, found]) => (list(found).length > 0 ? [`${title} : ${list(found).join(', ')}.`] : []))
    .join(' ')

/** How each act on a device or a lot is told in its biography. */
export const deviceStory: Telling = {
  'device.received': () => ({ title: 'Reçu', text: 'L’appareil est arrivé et il a son numéro.' }),
  'device.ticked_off': () => ({ title: 'Pointé', text: 'Il est bien arrivé avec son don.' }),
  'device.unticked': () => ({ title: 'Dépointé', text: 'Il avait été pointé par erreur.' }),
  'device.never_came': () => ({ title: 'Retiré du don', text: 'Il avait été pointé par erreur.' }),
  'device.turned_down': ({ why }) => ({ title: 'Refusé à l’arrivée', text: why ?? '' }),
  'device.given_back': ({ why }) => ({ title: 'Rendu au donateur', text: why ?? '' }),
  'device.identified': ({ data }) => ({
    title: 'Matériel relevé',
    text: `${Number(data.drives) > 0 ? counted(Number(data.drives), 'disque') : 'Aucun disque'}, vu avec ${saySoftware(String(data.software))}. ${list(data.warnings).join(' ')}`.trim(),
  }),
  'device.alias_noted': ({ data }) => ({
    title: 'Numéro ajouté',
    text: `${said(aliasWords, data.kind)} : ${data.value}.`,
  }),
  'device.joined': ({ why, data }) => ({
    title: 'Deux fiches réunies',
    text: `${data.absorbed} est cette même machine.${because(why)}`,
  }),
  'device.separated': ({ why, data }) => ({
    title: 'Deux fiches séparées',
    text: `${data.absorbed} est une autre machine.${because(why)}`,
  }),
  'device.to_wipe': () => ({ title: 'À effacer', text: 'L’appareil attend son effacement.' }),
  'device.wipe_read': ({ to, why, data }) => {
    const proved = `${data.proved} ${Number(data.proved) > 1 ? 'disques prouvés' : 'disque prouvé'} sur ${data.drives}`
    const where = data.elsewhere ? ' Un disque a été effacé dans une autre machine.' : ''
    if (to === 'wipe_failed') return { title: 'Effacement à refaire', text: `${proved} :${because(why)}` }
    return why
      ? { title: 'Effacé en partie', text: `${proved} :${because(why)}` }
      : { title: 'Effacé et vérifié', text: `${proved}. ${sayLevel(data.level)}.${where}` }
  },
  'wipe.checked': ({ data }) => ({
    title: 'Preuves vérifiées par une autre personne',
    text: `Certificat ${data.certificate} établi.`,
  }),
  'wipe.recorded': ({ data }) => ({
    title: recorded[String(data.kind)]?.[0] ?? 'Constat noté',
    text: `${data.serial ? `Disque ${data.serial}. ` : ''}Une autre personne doit la confirmer.`,
  }),
  'wipe.witnessed': ({ data, why }) => ({
    title: recorded[String(data.kind)]?.[1] ?? 'Constat confirmé',
    text: `${data.serial ? `Disque ${data.serial}, vu` : 'Vu'} par deux personnes.${why ? ` Il reste : ${why}` : ''}`,
  }),
  'wipe.record_cancelled': ({ data }) => ({
    title: 'Constat annulé',
    text: data.serial ? `Disque ${data.serial}.` : '',
  }),
  'device.drive_removed': ({ why, data }) => ({
    title: 'Disque retiré et détruit',
    text: `Disque ${data.serial}.${because(why)}`,
  }),
  'device.no_drive': () => ({
    title: 'Sans disque',
    text: 'La machine a été ouverte : elle ne contient aucun disque.',
  }),
  'device.tested': ({ why, data }) => ({
    title: 'Testé',
    text: `${foundBy(data) || 'Toutes les fonctions présentes marchent.'}${because(why)}`,
  }),
  'device.repairing': ({ why }) => ({ title: 'En réparation', text: why ?? '' }),
  'device.repaired': ({ why, data }) => ({
    title: 'Réparé',
    text: `${why ?? ''} ${counted(Number(data.minutes), 'minute')} de travail.`.trim(),
  }),
  'device.part_used': ({ data }) => ({
    title: 'Pièce montée',
    text: `${sayPart(partIn(data))}, ${data.harvested ? 'prise sur une autre machine' : 'achetée'}.`,
  }),
  'device.part_taken': ({ data }) => ({
    title: 'Pièce prise',
    text: `${sayPart(partIn(data))} : elle servira ailleurs.`,
  }),
  'device.unlocked': ({ why, data }) => ({ title: 'Verrou levé', text: `${data.locked}.${because(why)}` }),
  'device.graded': ({ data }) => ({
    title: 'Noté',
    text: `${sayGrades(data)}.${data.category ? ` ${said(categoryLabels, data.category)}.` : ''}`,
  }),
  'device.flagged': ({ data }) => {
    const flags = [
      data.locked && `verrouillé : ${data.locked}`,
      data.missing_part && `pièce manquante : ${data.missing_part}`,
      data.in_dispute && 'en litige',
    ].filter(Boolean)
    return flags.length > 0
      ? { title: 'Empêchement', text: `${flags.join(' ; ')}.` }
      : { title: 'Plus rien ne l’empêche', text: 'Les empêchements sont levés.' }
  },
  'device.ready': () => ({ title: 'Prêt', text: 'Effacé, testé, noté : il peut partir.' }),
  'device.taken_back': ({ data }) => ({ title: 'Geste annulé', text: `« ${data.gesture} » était une erreur.` }),
  'label.claimed': ({ data }) => ({ title: 'Étiquette collée', text: `${data.label}.` }),
  'label.released': ({ data }) => ({
    title: 'Étiquette retirée',
    text: `${data.label} était sur le mauvais appareil.`,
  }),
  'label.printed': ({ data }) => ({
    title: 'Étiquettes imprimées',
    text: `${counted(Number(data.count), 'étiquette')}.`,
  }),
  'device.delivered': ({ data }) => ({ title: 'Livraison', text: `Livré ${toward(String(data.to_name))}.` }),
  'device.shelved': ({ data }) => ({
    title: 'Rangé ailleurs',
    text: `Il est maintenant ${toward(String(data.place_name))}.`,
  }),
  'device.counted': ({ data }) => ({
    title: 'Vu à l’inventaire',
    text: `${capital(toward(String(data.place_name)))}.`,
  }),
  'device.exited': ({ why, data }) => ({ title: said(exits, data.as), text: why ?? '' }),
  'device.destroyed': ({ why }) => ({ title: 'Détruit', text: why ?? '' }),
  'device.lost': ({ why }) => ({ title: 'Déclaré perdu', text: why ?? '' }),
  'device.stolen': ({ why }) => ({ title: 'Déclaré volé', text: why ?? '' }),
  'device.found': () => ({ title: 'Retrouvé', text: 'Il sera effacé à nouveau avant toute chose.' }),
  'donation.announced': ({ data }) => ({
    title: 'Don annoncé',
    text: `${counted(Number(data.announced), 'appareil')}.`,
  }),
  'donation.accepted': () => ({ title: 'Don accepté', text: 'L’atelier viendra chercher le matériel.' }),
  'donation.refused': ({ why }) => ({ title: 'Don non accepté', text: why ?? '' }),
  'donation.received': ({ data }) => ({
    title: 'Don reçu',
    text: `${counted(Number(data.devices), 'appareil')} de la liste.`,
  }),
  'donation.inventoried': ({ data }) => ({
    title: 'Inventaire importé',
    text: `${counted(Number(data.count), 'appareil')} (${data.file}).`,
  }),
  'sim_lot.received': ({ data }) => ({
    title: 'Lot de cartes SIM reçu',
    text: `${counted(Number(data.count), 'carte')}, ${data.operator}.`,
  }),
  'sim_card.moved': ({ why }) => ({ title: 'Carte SIM mise à jour', text: why ?? '' }),
}
