import { grades } from '#equipment/devices/device.words.ts'

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
