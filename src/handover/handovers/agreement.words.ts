import { grades } from '#equipment/devices/device.words.ts'

/** What both sides commit to, in words read once. The articles are those of the Code civil on the loan for use (1875 to 1891). */
export const duties = {
  loan: {
    title: 'Convention de prêt à usage',
    lender: 'La structure qui prête',
    what: 'Ce qui est prêté',
    cost: 'Ce prêt est gratuit : ni loyer, ni caution, ni frais (article 1876 du Code civil).',
    family: [
      'prendre soin de l’appareil (article 1880 du Code civil) ;',
      'l’utiliser pour elle-même et ne pas le vendre, le louer ni le prêter à quelqu’un d’autre ;',
      'prévenir sans attendre en cas de panne, de perte ou de vol ; en cas de vol, porter plainte et donner la copie du dépôt de plainte ;',
      'le rendre avec ses accessoires à la date prévue, ou plus tôt si elle n’en a plus besoin.',
    ],
    wear: 'L’usure normale n’est pas à la charge de la famille (article 1884 du Code civil).',
    organisation: [
      'remettre un appareil effacé, testé et en état de marche, et dire ses défauts connus (article 1891 du Code civil) ;',
      'laisser l’appareil à la famille jusqu’à la date prévue (article 1888 du Code civil) ;',
      'aider à s’en servir et répondre en cas de panne ;',
      'ne rien lire de ce que la famille met sur l’appareil, et l’effacer à son retour.',
    ],
    law: 'Cette convention est un prêt à usage, régi par les articles 1875 à 1891 du Code civil.',
  },
  gift: {
    title: 'Convention de don',
    lender: 'La structure qui donne',
    what: 'Ce qui est donné',
    cost: 'Ce don est gratuit : rien n’est demandé en échange, ni aujourd’hui ni plus tard.',
    family: [
      'vérifier avec la structure, avant de signer, que l’appareil s’allume et que ses accessoires sont là ;',
      'dire sans attendre si une panne apparaît dans les premiers jours ;',
      'le jour où il ne sert plus, le donner, le rapporter à la structure ou le déposer dans un point de collecte, jamais à la poubelle.',
    ],
    wear: 'Dès la signature, l’appareil appartient à la famille : elle n’a pas à le rendre.',
    organisation: [
      'remettre un appareil effacé, testé et en état de marche, et dire ses défauts connus ;',
      'aider à s’en servir ;',
      'ne garder aucune copie de ce qui se trouvait sur l’appareil.',
    ],
    law: 'Ce don se fait de la main à la main : il est parfait par la remise de l’appareil à la famille qui l’accepte.',
  },
} as const

export const SIM_WORDS =
  'La carte SIM est pour la famille : elle ne se rend pas. Elle ne se vend pas et ne se transmet pas.'

export const DATA_WORDS =
  'Ce qui est écrit ici sert seulement à suivre cette remise. La famille peut le relire, le faire corriger ou effacer en le demandant à la structure.'

/** What a loan's terms say on paper: whether it goes on, where it is brought back, what care is asked. */
export const sayLoan = (loan?: { renewals: number; notice_days: number; care: string } | null): [string, string][] =>
  loan
    ? [
        [
          'Prolongation',
          loan.renewals === 0
            ? 'non prévue'
            : `${loan.renewals === 1 ? 'une fois' : `${loan.renewals} fois au plus`}, à demander ${loan.notice_days} jours avant`,
        ],
        ['Retour', 'à n’importe quel lieu de la structure ; la carte SIM ne se rend pas'],
        ['Soin', loan.care],
      ]
    : []

/** A line to write on by hand, for what is not known when the agreement is printed. */
export const TO_FILL = '……………………………………'

type Graded = { aspect: string | null; working: string | null; battery: string | null }

/** "Bon aspect, petites traces d’usage ; tout fonctionne ; batterie : de 75 à 90 % de sa capacité". */
export const sayState = ({ aspect, working, battery }: Graded): string =>
  [
    meant(grades.aspect, aspect),
    meant(grades.working, working)?.replace(', à dire à la famille', ''),
    battery === 'none' ? 'sans batterie' : battery && `batterie : ${meant(grades.battery, battery)}`,
  ]
    .filter(Boolean)
    .join(' ; ') || TO_FILL

/** What did not work when the device was last tried. */
export const sayFaults = (faults: readonly string[] | null): string =>
  faults === null ? TO_FILL : faults.length > 0 ? faults.join(', ') : 'aucun'

/** The words of a grade without its letter, inside a sentence. */
function meant(words: Record<string, string>, grade: string | null): string | undefined {
  const said = words[grade ?? '']?.replace(/^[A-D] · /, '')
  return said && said.charAt(0).toLowerCase() + said.slice(1)
}
