import { counted } from '#platform/ui/counted.ts'
import { baseOf, shareOf } from './reuse.rules.ts'
import type { ReuseYear } from './reuse.store.ts'
import { TARGET_SOURCE, targetOf } from './reuse.target.ts'

export type SaidShare = {
  said: string
  /** Where the figure comes from, and what is to know beside it. */
  detail: string
  aside: string
  /** What is owed, with its text. */
  owed: string
  reached: boolean | null
  /** Whether what is at work would reach the target. */
  within: boolean
  /** Machines that served in the year, counted or not, and those that the donor declares. */
  served: number
  /** Machines counted in all, those with their proof in Maillon, those that the donor declares, and on how many. */
  total: number
  elsewhere: number
  base: number | null
}

/** What a donor declares that it reused without Maillon in a year. */
export const declaredOf = ({ elsewhere }: Pick<ReuseYear, 'elsewhere'>): number =>
  elsewhere.reduce((sum, { count }) => sum + count, 0)

/** The share of a year in words: the whole, then what Maillon proves and what the donor declares. */
export function sayShare(account: ReuseYear): SaidShare {
  const base = baseOf(account.stock)
  const target = targetOf(account.year)
  const elsewhere = declaredOf(account)
  const total = account.counted + elsewhere
  const share = shareOf(total, base)
  const owed =
    target === null
      ? 'Pas d’objectif cette année-là.'
      : `Objectif ${account.year} : ${target}\u00a0% (${TARGET_SOURCE}, article 3).`
  const reused = account.reusedKinds.reduce((sum, { count }) => sum + count, 0)
  const left = reused - account.counted
  const same = { owed, total, elsewhere, base, served: reused + elsewhere, aside: '' }
  if (base === null)
    return {
      ...same,
      said: 'Taux inconnu',
      detail: `Dites combien d’appareils étaient retirés au 1er janvier ${account.year}.`,
      ...{ reached: null, within: false },
    }
  if (share === null)
    return {
      ...same,
      said: 'Rien à réemployer',
      detail: 'Aucun appareil retiré n’entre dans le calcul.',
      ...{ reached: null, within: false },
    }
  const most = shareOf(account.possible + elsewhere, base) ?? share
  const aside = [
    left > 0
      ? `${counted(left, 'autre appareil a servi sans compter', 'autres appareils ont servi sans compter')} dans le taux : plus de dix ans, données protégées, hors catégorie ou date d’achat inconnue.`
      : '',
    share > 100 ? 'C’est plus que ce qui était retiré : vérifiez le stock déclaré au 1er janvier.' : '',
    most > share ? `Jusqu’à ${most}\u00a0% si tout ce qui est en travail est réemployé cette année.` : '',
  ]
  return {
    ...same,
    said: `${share}\u00a0%`,
    detail: [
      `${counted(total, 'appareil réemployé', 'appareils réemployés')}, pour ${counted(base, 'appareil retiré', 'appareils retirés')} au 1er janvier.`,
      elsewhere > 0
        ? `Avec Maillon seul : ${shareOf(account.counted, base)}\u00a0% (${account.counted}, avec preuve). Hors de Maillon : ${elsewhere}, que votre structure déclare.`
        : '',
    ]
      .filter(Boolean)
      .join(' '),
    aside: aside.filter(Boolean).join(' '),
    reached: target === null ? null : share >= target,
    within: target !== null && most >= target,
  }
}

/** How the share is counted, sentence by sentence. */
export const howCounted: readonly string[] = [
  `Le calcul suit le ${TARGET_SOURCE}, pris pour l’article 16 de la loi sur l’empreinte environnementale du numérique.`,
  'En bas : les appareils retirés au 1er janvier que vous avez déclarés, moins ceux de plus de dix ans et ceux qui portent des données protégées ou classifiées.',
  'En haut : les appareils remis, donnés ou vendus pour servir encore dans l’année, plus ceux que vous déclarez réemployés hors de Maillon. Un appareil reçu mais pas encore remis ne compte pas.',
  'Un appareil compte une fois, l’année où il sert pour la première fois. S’il revient plus tard, cette année-là ne change pas.',
  'Seules comptent deux catégories de l’article R. 543-172 du Code de l’environnement : les appareils à écran, et le petit matériel informatique et télécom.',
  'Sans le mois d’achat, l’année compte jusqu’à décembre. Sans aucune date, un appareil ne compte que si les lignes de son don le permettent.',
]
