import type { PackItem, PackSheet } from '#handover/fieldDays/pack.rules.ts'
import type { Draft } from './kept.ts'

/** What is missing before anybody signs: said beside what it is about. */
export function missingToSign(
  sheet: Pick<PackSheet, 'asksAddress'>,
  draft: Draft,
  taken: PackItem[],
  how: 'screen' | 'paper',
  image: string,
): Record<string, string> {
  const wrong: Record<string, string> = {}
  const unexplained = Object.values(draft.items).some(
    ({ outcome, why }) => outcome === 'refused' && (why ?? '').trim().length < 3,
  )
  if (taken.length === 0) wrong.items = 'Tout est refusé : notez plus bas que la famille ne prend rien.'
  else if (unexplained) wrong.items = 'Dites pourquoi cet objet est refusé, en quelques mots.'
  else if (taken.some(({ id, choose }) => choose && !draft.items[id]?.device))
    wrong.items = 'Scannez l’appareil que la famille emporte.'
  if (!draft.read) wrong.read = 'Lisez la convention ensemble, puis cochez cette case.'
  if ((draft.signer ?? '').trim().length < 2) wrong.signer = 'Écrivez le nom de la personne qui signe.'
  if (sheet.asksAddress && (draft.address ?? '').trim().length < 3)
    wrong.address = 'Écrivez l’adresse de la famille : la convention de prêt doit dire où sera l’appareil.'
  if (draft.email && !/^\S+@\S+\.\S+$/.test(draft.email.trim()))
    wrong.email = 'Cette adresse e-mail ne semble pas complète. Sans adresse, videz cette case.'
  if (how === 'screen' && image === '') wrong.signature = 'Le cadre est vide : faites signer dedans, ou sur papier.'
  if (how === 'paper' && (draft.witness ?? '').trim().length < 2)
    wrong.witness = 'Écrivez qui, de votre structure, a vu la signature.'
  return wrong
}
