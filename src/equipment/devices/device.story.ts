import type { Telling } from '#platform/audit/story.ts'
import { toward } from '#platform/i18n/toward.ts'
import { counted } from '#platform/ui/counted.ts'
import { exits } from '../bench/bench.words.ts'
import { sayLevel } from '../wiping/wipe.words.ts'
import { sayGrades } from './device.grades.ts'
import { saySoftware } from './snapshot.words.ts'

const said = (words: Record<string, string>, value: unknown) => words[String(value)] ?? ''
const list = (value: unknown) => (Array.isArray(value) ? value.map(String) : [])
const because = (why: string | null) => (why ? ` ${why}` : '')

/** How each act on a device or a lot is told in its biography. */
export const deviceStory: Telling = {
  'device.received': () => ({ title: 'Reçu', text: 'L’appareil est arrivé et il a son numéro.' }),
  'device.identified': ({ data }) => ({
    title: 'Matériel relevé',
    text: `${Number(data.drives) > 0 ? counted(Number(data.drives), 'disque') : 'Aucun disque'}, vu avec ${saySoftware(String(data.software))}. ${list(data.warnings).join(' ')}`.trim(),
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
    title: data.kind === 'destroyed' ? 'Destruction d’un disque notée' : 'Remise à zéro notée',
    text: `${data.serial ? `Disque ${data.serial}. ` : ''}Une autre personne doit la confirmer.`,
  }),
  'wipe.witnessed': ({ data, why }) => ({
    title: data.kind === 'destroyed' ? 'Disque détruit' : 'Remis à zéro',
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
    text: `${list(data.faults).length > 0 ? `Défaut : ${list(data.faults).join(', ')}.` : 'Toutes les fonctions présentes marchent.'}${because(why)}`,
  }),
  'device.repairing': ({ why }) => ({ title: 'En réparation', text: why ?? '' }),
  'device.graded': ({ data }) => ({
    title: 'Noté',
    text: `${sayGrades(data)}.`,
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
  'device.delivered': ({ data }) => ({ title: 'Livraison', text: `Livré ${toward(String(data.to_name))}.` }),
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
