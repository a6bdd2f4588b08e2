import { counted } from '#platform/ui/counted.ts'
import { sayCommunes, sayPublics } from '../programmes/aim.words.ts'
import type { Limits, Scope } from './quotaRule.rules.ts'

type Named = { name: string }

/** "« Élèves » : au moins 20, encore 12 à promettre ; 8 familles attendent". */
export const sayFloor = ({ name, at_least }: Named & Limits, owed: number, waiting: number): string =>
  `« ${name} » : au moins ${at_least}, encore ${owed} à promettre ; ${counted(waiting, 'famille')} ${waiting > 1 ? 'attendent' : 'attend'}`

/** "« Avion » : au plus 10, il en reste 4". */
export const sayCap = ({ name, at_most }: Named & Limits, left: number): string =>
  `« ${name} » : au plus ${at_most}, il en reste ${left}`

/** "Au moins 20, au plus 40". */
export const sayLimits = ({ at_least, at_most }: Limits): string => {
  const said = [at_least === null ? '' : `au moins ${at_least}`, at_most === null ? '' : `au plus ${at_most}`]
    .filter(Boolean)
    .join(', ')
  return `${said[0]?.toUpperCase()}${said.slice(1)}`
}

/** What names are written behind the identifiers of a scope. */
export type Names = {
  communes: ReadonlyMap<string, string>
  organisations: ReadonlyMap<string, string>
  agreements: ReadonlyMap<string, string>
}

/** "Élève, à Avion, orientés par le CCAS de Harnes": whom a quota counts, in one line. */
export function sayScope(scope: Scope, names: Names): string {
  const list = (ids: readonly string[], of: ReadonlyMap<string, string>) =>
    ids.map((id) => of.get(id) ?? 'une structure').join(' ou ')
  return [
    sayPublics(scope.publics),
    sayCommunes(scope.communes, names.communes),
    scope.organisations.length > 0 ? `par ${list(scope.organisations, names.organisations)}` : '',
    scope.agreements.length > 0 ? `au titre de ${list(scope.agreements, names.agreements)}` : '',
  ]
    .filter(Boolean)
    .join(', ')
}
