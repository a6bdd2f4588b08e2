import { grades } from '#equipment/devices/device.words.ts'

export const SIM_WORDS =
  'La carte SIM est pour la famille : elle ne se rend pas. Elle ne se vend pas et ne se transmet pas.'

export const DATA_WORDS =
  'Ce qui est écrit ici sert seulement à suivre cette remise. La famille peut le relire, le faire corriger ou effacer en le demandant à la structure.'

/** What a loan's terms say on paper: whether it goes on, where it is brought back, what care is asked. `card`: a SIM card goes with it. */
export const sayLoan = (
  loan: { renewals: number; notice_days: number; care: string } | null | undefined,
  card: boolean,
): [string, string][] =>
  loan
    ? [
        [
          'Prolongation',
          loan.renewals === 0
            ? 'non prévue'
            : `${loan.renewals === 1 ? 'une fois' : `${loan.renewals} fois au plus`}, à demander ${loan.notice_days} jours avant`,
        ],
        ['Retour', `à n’importe quel lieu de la structure${card ? ' ; la carte SIM ne se rend pas' : ''}`],
        ['Soin', loan.care],
      ]
    : []

/** A line to write on by hand, for what is not known when the agreement is printed. */
export const TO_FILL = '……………………………………'

/** What stands in place of a thing that is not known: a line as long as the paper is to sign, words once it is signed. */
export const blankOf = ({ signed_at }: { signed_at: Date | null }): string => (signed_at ? 'non renseigné' : TO_FILL)

type Graded = { aspect: string | null; working: string | null; battery: string | null }

/** "Bon aspect, petites traces d’usage ; tout fonctionne ; batterie : de 75 à 90 % de sa capacité". */
export const sayState = ({ aspect, working, battery }: Graded, blank: string): string =>
  [
    meant(grades.aspect, aspect),
    meant(grades.working, working)?.replace(', à dire à la famille', ''),
    battery === 'none' ? 'sans batterie' : battery && `batterie : ${meant(grades.battery, battery)}`,
  ]
    .filter(Boolean)
    .join(' ; ') || blank

/** What did not work when the device was last tried; noted as not working wholly and no fault named, nobody says "none". */
export const sayFaults = (
  { faults, working }: { faults: readonly string[] | null } & Graded,
  blank: string,
): string => {
  if (faults?.length) return faults.join(', ')
  return faults === null || (working !== null && working !== 'A') ? blank : 'aucun'
}

/** The words of a grade without its letter, inside a sentence. */
function meant(words: Record<string, string>, grade: string | null): string | undefined {
  const said = words[grade ?? '']?.replace(/^[A-D] · /, '')
  return said && said.charAt(0).toLowerCase() + said.slice(1)
}
