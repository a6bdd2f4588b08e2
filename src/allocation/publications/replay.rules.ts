import { isDeepStrictEqual } from 'node:util'
import type { Allocation, Optimal } from '../solving/allocate.ts'
import { sayWritten } from './summary.rules.ts'

type Written = Record<string, unknown>

/** How what a file says differs from what the rule gives once it is done again, in sentences; none when it is the same to the letter. */
export function differences(written: Written, found: Allocation): string[] {
  const { passage: _, solver: __, ...published } = written
  if (found.status === 'infeasible') return ['Refaits, ces quotas ne peuvent pas être tenus ensemble.']
  const { solver: ___, ...again } = sameList(published, found)
  if (JSON.stringify(published) === JSON.stringify(again)) return []
  const certificate = (published.certificate ?? {}) as Written
  const said = [
    ...whoDiffers(published, again),
    ...figures(published, again),
    ...rows(published.waiting, again.waiting, waits),
    ...rows(published.cutoffs, again.cutoffs, cutoffOf),
    ...(isDeepStrictEqual(certificate.scenario, again.certificate.scenario)
      ? []
      : ['La liste n’est pas écrite comme un passage l’écrit.']),
    ...(isDeepStrictEqual(certificate.assignments, published.assignments)
      ? []
      : ['Le résultat et son certificat ne disent pas la même attribution.']),
    ...(isDeepStrictEqual(certificate.objectives, again.certificate.objectives)
      ? []
      : ['Les objectifs et les prix du certificat ne sont pas ceux du calcul refait.']),
  ]
  const strange = Object.keys(published).filter((key) => !(key in again))
  if (strange.length > 0) said.push(`Le fichier contient ce qu’aucun passage n’écrit : « ${strange.join(' », « ')} ».`)
  return said.length > 0
    ? said
    : ['Le fichier dit la même chose, et n’est pas écrit à la lettre comme il a été publié.']
}

/** The answer with its list as the file writes it, when both say the same: in whatever order its words stand. */
function sameList({ certificate }: Written, found: Optimal): Optimal {
  const { scenario } = (certificate ?? {}) as { scenario?: Optimal['certificate']['scenario'] }
  if (!scenario || !isDeepStrictEqual(scenario, found.certificate.scenario)) return found
  return { ...found, certificate: { ...found.certificate, scenario } }
}

function whoDiffers(published: Written, found: Omit<Optimal, 'solver'>): string[] {
  if (!Array.isArray(published.assignments)) return ['Le fichier ne dit pas qui est servi.']
  const inFile = classes(published.assignments)
  const again = classes(found.assignments)
  return [...new Set([...inFile.keys(), ...again.keys()])].flatMap((need) => {
    const [before, after] = [inFile.get(need), again.get(need)]
    if (before === after) return []
    if (after === undefined) return [`Le besoin ${need} est servi dans le fichier, il attend une fois refait.`]
    if (before === undefined) return [`Le besoin ${need} attend dans le fichier, il est servi une fois refait.`]
    return [`Le besoin ${need} reçoit « ${before} » dans le fichier, « ${after} » une fois refait.`]
  })
}

const classes = (all: unknown[]): Map<string, string> =>
  new Map((all as { need?: unknown; class?: unknown }[]).map((one) => [sayWritten(one?.need), sayWritten(one?.class)]))

function figures(published: Written, found: Omit<Optimal, 'solver'>): string[] {
  const served = Array.isArray(published.served) ? (published.served as unknown[]) : []
  const length = Math.max(served.length, found.served.length)
  return [
    ...Array.from({ length }, (_, index): [string, unknown, unknown] => [
      `Priorité ${index + 1}, servis`,
      served[index],
      found.served[index],
    ]),
    ['Points', published.points, found.points] as const,
    ['Adéquation', published.fit, found.fit] as const,
  ]
    .filter(([, before, after]) => before !== after)
    .map(
      ([what, before, after]) =>
        `${what} : ${before === undefined ? 'rien' : sayWritten(before)} dans le fichier, ${after === undefined ? 'rien' : sayWritten(after)} une fois refait.`,
    )
}

const waits = ({ need }: Written) => `Le besoin ${need} n’attend pas pour la raison que dit le fichier.`
const cutoffOf = ({ quotas }: Written) =>
  `Le seuil de « ${(quotas as string[]).join(', ') || 'partout'} » n’est pas celui du fichier.`

/** One sentence for each row of the answer that the file does not have. */
function rows(inFile: unknown, again: readonly object[], say: (row: Written) => string): string[] {
  const known = new Set((Array.isArray(inFile) ? inFile : []).map((row) => JSON.stringify(row)))
  const lacking = again.filter((row) => !known.has(JSON.stringify(row))).map((row) => say(row as Written))
  return lacking.length === 0 && known.size > again.length ? ['Le fichier a des lignes de trop.'] : lacking
}
