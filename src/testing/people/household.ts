import type { Draw } from './draw.ts'
import { families, men, streets, towns, ways, women } from './names.ts'

export type Home = { number: string; way: string; street: string; town: { name: string; postcode: string } }
/** A person as they are, before anybody writes them down. `usage` is the name taken at marriage. */
export type Person = {
  given: string
  family: string
  usage: string
  woman: boolean
  birth: { year: number; month: number; day: number }
  home: Home
  phone: string
  email: string
}

/** People who live together: one adult or a couple, their children, sometimes twins with names alike, sometimes a son named as his father. */
export const drawHousehold = (draw: Draw): Person[] => {
  const home = drawHome(draw)
  const phone = drawPhone(draw)
  const first = drawAdult(draw, home, phone)
  const people = [first]
  if (draw.percent(45)) {
    const second = drawAdult(draw, home, draw.percent(35) ? phone : drawPhone(draw))
    if (draw.percent(55)) {
      if (second.woman) second.usage = first.family
      else second.family = first.family
    }
    if (draw.percent(20)) second.email = first.email
    people.push(second)
  }
  const children = draw.percent(50) ? 1 + draw.below(3) : 0
  for (let born = 0; born < children; born++) {
    const child = drawChild(draw, first, people)
    people.push(child)
    if (draw.percent(3)) people.push(twinOf(draw, child))
  }
  return people
}

export const drawHome = (draw: Draw): Home => ({
  // One address in fifty is a hostel or a social centre, that many give as theirs.
  ...(draw.percent(2)
    ? { number: '1', way: 'place', street: 'de la Mairie' }
    : {
        number: `${1 + draw.below(120)}${draw.percent(5) ? ' bis' : ''}`,
        way: draw.skewed(ways),
        street: draw.skewed(streets),
      }),
  town: draw.skewed(towns),
})

export const drawPhone = (draw: Draw): string =>
  `0${6 + draw.below(2)}${String(draw.below(100_000_000)).padStart(8, '0')}`

const drawGiven = (draw: Draw, woman: boolean): string => draw.skewed(woman ? women : men)
const drawFamily = (draw: Draw): string => {
  const name = draw.skewed(families)
  return draw.percent(3) ? `${name}-${draw.skewed(families)}` : name
}

const drawAdult = (draw: Draw, home: Home, phone: string): Person => {
  const woman = draw.percent(52)
  const given = drawGiven(draw, woman)
  const family = drawFamily(draw)
  const birth = drawBirth(draw, 1935, 65)
  return { given, family, usage: '', woman, birth, home, phone, email: drawEmail(draw, given, family, birth.year) }
}

const drawBirth = (draw: Draw, from: number, years: number) =>
  // Born abroad, with an unknown day.
  draw.percent(3)
    ? { year: from + draw.below(years), month: 1, day: 1 }
    : { year: from + draw.below(years), month: 1 + draw.below(12), day: 1 + draw.below(28) }

const drawEmail = (draw: Draw, given: string, family: string, year: number): string => {
  const plain = (name: string) =>
    name
      .normalize('NFD')
      .toLowerCase()
      .replace(/[^a-z]/g, '')
  const [g, f] = [plain(given), plain(family)]
  const local = draw.one([`${g}.${f}`, `${f}${year % 100}`, `${g}${draw.below(1000)}`, `${g[0]}${f}${draw.below(100)}`])
  return `${local}@${draw.one(['gmail.com', 'orange.fr', 'free.fr', 'hotmail.fr', 'laposte.net', 'yahoo.fr'])}`
}

const drawChild = (draw: Draw, parent: Person, people: Person[]): Person => {
  const woman = draw.percent(50)
  const taken = new Set(people.map(({ given }) => given))
  let given = drawGiven(draw, woman)
  for (let tries = 0; taken.has(given) && tries < 20; tries++) given = drawGiven(draw, woman)
  if (!woman && !parent.woman && draw.percent(1)) given = parent.given
  return {
    ...parent,
    given,
    usage: '',
    woman,
    birth: drawBirth(draw, parent.birth.year + 20, 15),
    email: draw.percent(60) ? '' : parent.email,
  }
}

/** Twins have names that begin alike half of the time, never one that is a part of the other. */
const twinOf = (draw: Draw, child: Person): Person => {
  const words = child.given.split('-')
  const others = (child.woman ? women : men).filter((name) => !name.split('-').some((word) => words.includes(word)))
  const alike = others.filter((name) => name[0] === child.given[0])
  return { ...child, given: draw.one(draw.percent(50) && alike.length > 0 ? alike : others) }
}
