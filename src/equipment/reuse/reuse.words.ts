import { counted } from '#platform/ui/counted.ts'
import { baseOf, shareOf } from './reuse.rules.ts'
import type { ReuseYear } from './reuse.store.ts'
import { TARGET_SOURCE, targetOf } from './reuse.target.ts'

/** The share of a year in words, whether its target is reached, and whether what is at work would reach it. */
export function sayShare(account: ReuseYear): {
  said: string
  detail: string
  reached: boolean | null
  within: boolean
} {
  const base = baseOf(account.stock)
  const target = targetOf(account.year)
  const share = shareOf(account.counted, base)
  const owed = target === null ? 'Pas d’objectif cette année-là' : `Objectif ${account.year} : ${target} %`
  if (base === null)
    return {
      said: 'Taux inconnu',
      detail: `Dites combien d’appareils étaient retirés au 1er janvier ${account.year}. ${owed}.`,
      reached: null,
      within: false,
    }
  if (share === null)
    return {
      said: 'Rien à réemployer',
      detail: `Aucun appareil retiré n’entre dans le calcul. ${owed}.`,
      reached: null,
      within: false,
    }
  const most = shareOf(account.possible, base) ?? share
  return {
    said: `${share} %`,
    detail: [
      `${counted(account.counted, 'appareil réemployé', 'appareils réemployés')} avec preuve, sur ${counted(base, 'appareil retiré', 'appareils retirés')}.`,
      `${owed}.`,
      most > share ? `Jusqu’à ${most} % si tout ce qui est en travail est réemployé.` : '',
    ]
      .filter(Boolean)
      .join(' '),
    reached: target === null ? null : share >= target,
    within: target !== null && most >= target,
  }
}

/** How the share is counted, sentence by sentence. */
export const howCounted: readonly string[] = [
  `Le calcul suit le ${TARGET_SOURCE}, pris pour l’article 16 de la loi sur l’empreinte environnementale du numérique.`,
  'En bas : les appareils retirés au 1er janvier que vous avez déclarés, moins ceux de plus de dix ans et ceux qui portent des données protégées ou classifiées.',
  'En haut : les appareils remis, donnés ou vendus pour servir encore. Un appareil reçu mais pas encore remis ne compte pas.',
  'Seules comptent deux catégories de l’article R. 543-172 du Code de l’environnement : les appareils à écran, et le petit matériel informatique et télécom.',
  'Sans le mois d’achat, l’année compte jusqu’à décembre. Sans aucune date, un appareil ne compte que si les lignes de son don le permettent.',
  'Un don et ses appareils comptent dans l’année où il est annoncé.',
]
