import { holdsNationalInsuranceNumber } from '#platform/text/nationalInsuranceNumber.ts'
import { ageOn } from '../ages/age.rules.ts'
import { type NeedKind, sayNeeds } from '../households/words.ts'
import {
  type Cell,
  holdsNumber,
  readAgreedOn,
  readBirthYear,
  readCount,
  readEmail,
  readLanguages,
  readName,
  readPhone,
} from './list.cell.ts'
import { readConnection, readEquipment, readLiving } from './list.home.ts'
import { kindsIn, yesOrNo } from './list.needs.ts'
import { readPublics } from './list.publics.ts'
import type { ReadRow } from './list.reading.ts'
import type { RowReader } from './list.row.ts'

const MOST = 20
const ADULT = 18

const isMinor = (birth_year: number | null, today: string): boolean =>
  birth_year !== null && (ageOn({ birth_year, birth_month: null, birth_day: null }, today) ?? ADULT) < ADULT

/** One family, under the rules of the form that names one: its name, its commune, a need at least, and nobody without agreement. */
export function readFamily(reader: RowReader): ReadRow {
  const last = reader.read('name', readName)
  const first = reader.read('first_name', readName)
  if (reader.said('name') === '') reader.lack('name', 'Le nom manque.')
  const commune = reader.commune()
  const phone = reader.read('phone', readPhone)
  const email = reader.read('email', readEmail)
  const { today } = reader.reading
  const birth_year = reader.read('birth_year', (cell) => readBirthYear(cell, today))
  const young = isMinor(birth_year, today)
  const adults = reader.read('adults', (cell) => readCount(cell, MOST)) ?? (young ? 0 : 1)
  const children = reader.read('children', (cell) => readCount(cell, MOST)) ?? (young && adults === 0 ? 1 : 0)
  const kinds = readKinds(reader)
  const languages = reader.read('languages', readLanguages) ?? ['fr']
  const publics = reader.read('publics', readPublics) ?? []
  const situation = reader.read('situation', (cell) => textOf(cell, 500)) ?? ''
  const urgent = reader.read('urgent', readYes) ?? false
  const home = {
    living: reader.read('living', readLiving),
    equipment_at_hand: reader.read('equipment_at_hand', readEquipment) ?? [],
    connection_at_hand: reader.read('connection_at_hand', readConnection),
    neutral_message: reader.read('neutral_message', readYes) ?? false,
    confidential_address: reader.read('confidential_address', readYes) ?? false,
  }
  const agreed = reader.has('agreed') || reader.has('agreed_on') ? agreement(reader) : null
  const agreed_on = reader.read('agreed_on', (cell) => readAgreedOn(cell, reader.reading.dates, reader.reading.today))
  const partner = reader.read('partner', (cell) => textOf(cell, 160)) ?? ''
  if (agreed === false) reader.lack('agreed', reader.reading.words.unagreed)
  if (kinds.length === 0 && !reader.firstRefusal)
    reader.lack(reader.has('kinds') ? 'kinds' : 'computer', 'Aucun des besoins demandés n’est dit.')
  const refusal = reader.firstRefusal
  if (refusal || last === null || commune === null)
    return reader.done({ refusal: refusal ?? 'Cette ligne est incomplète.' })
  if (first && holdsNationalInsuranceNumber(`${last} ${first}`)) {
    reader.lack('name', holdsNumber)
    return reader.done({ refusal: reader.firstRefusal })
  }
  const name = (first ? `${last} ${first}` : last).slice(0, 120)
  return reader.done({
    family: {
      ...{
        name,
        commune,
        phone,
        email,
        adults,
        children,
        birth_year,
        kinds,
        languages,
        publics,
        situation,
        urgent,
        agreed,
        agreed_on,
      },
      home,
      partner,
    },
  })
}

/** Said by a column of yes and no, or by the day on which it was given. */
const agreement = (reader: RowReader): boolean =>
  reader.has('agreed') ? (reader.read('agreed', readYes) ?? false) : reader.said('agreed_on') !== ''

function readKinds(reader: RowReader): NeedKind[] {
  const { kinds: asked } = reader.reading
  const worded = reader.read('kinds', (cell): Cell<NeedKind[]> => {
    const meant = kindsIn(cell)
    const kept = meant.filter((kind) => asked.includes(kind))
    if (meant.length === 0)
      return { value: null, level: 'refused', why: 'Aucun besoin n’est reconnu : ordinateur, connexion ou formation.' }
    const doubt = kept.length < meant.length ? 'Un de ces besoins n’est pas demandé : il n’est pas repris.' : ''
    return { value: kept, level: doubt ? 'doubt' : 'read', understood: sayNeeds(kept), why: doubt }
  })
  const ticked = asked.filter((kind) => reader.read(kind, readYes))
  return asked.filter((kind) => worded?.includes(kind) || ticked.includes(kind))
}

const readYes = (cell: string): Cell<boolean> => {
  const value = yesOrNo(cell)
  return value === null
    ? { value, level: 'refused', why: 'Écrivez oui ou non.' }
    : { value, level: 'read', understood: value ? 'oui' : 'non', why: '' }
}

const textOf = (cell: string, most: number): Cell<string> =>
  cell.length > most
    ? {
        value: cell.slice(0, most),
        level: 'doubt',
        understood: 'le début du texte',
        why: `${most} caractères au plus : seul le début est repris.`,
      }
    : { value: cell, level: 'read', why: '' }
