import { blockRecords, eachCandidate } from '../linkage/blocking/candidates.ts'
import { cluesOf } from '../linkage/clues/clues.ts'
import { nameTables } from '../linkage/clues/nameTable.ts'
import { explainer, type Step } from '../linkage/explain.ts'
import { learn } from '../linkage/model/learn.ts'
import type { Model } from '../linkage/model/model.ts'
import { scorer } from '../linkage/model/score.ts'
import { zoneOf } from '../linkage/zones.ts'
import { type ComparedPerson, gatherFiles } from './people.ts'
import { homeSteps, householdOdds } from './sameHome.ts'

/** Two files that may be of one household, `a` before `b`, and why. `odds` are in bits. */
export type Likeness = { a: string; b: string; zone: 'certain' | 'judge'; odds: number; steps: Step[] }

type Compared = { likenesses: Likeness[]; model: Model; files: number }

/** In bits, one file in ten named twice among three hundred: a handful of files is a part of a larger world. */
export const handful = Math.log2(0.2 / 299)

/**
 * The list shows people of one file, who are known to live together. Between two files, people who live together are taken to
 * be as frequent as one person's two records.
 */
const betweenFiles = (model: Model): Model => {
  const same = Math.min(model.same, handful)
  return { ...model, same, together: same }
}

/** A person judges these one by one: more would never be read, and says that the list is not one of people. */
const most = 2000

/**
 * Finds the files that may be of one household: one person stands in both, or two people who live together. The same files
 * give the same answer, whatever their order.
 */
export const compareFiles = (people: readonly ComparedPerson[]): Compared => {
  const { records, fileOf } = gatherFiles(people)
  const files = new Set(fileOf).size
  const clues = cluesOf(records, nameTables(records.fields))
  const blocking = blockRecords(records)
  const model = betweenFiles(learn(records, clues, blocking).model)
  const score = scorer(clues, model)
  const explain = explainer(clues, model)
  const best = new Map<string, { x: number; y: number; odds: number; certain: boolean; home: boolean }>()
  eachCandidate(blocking, (x, y) => {
    const [one, other] = [fileOf[x]!, fileOf[y]!]
    if (one === other) return
    const found = score(x, y)
    const { odds, home } = householdOdds(found, model)
    if (odds < 0) return
    const key = one < other ? `${one} ${other}` : `${other} ${one}`
    const before = best.get(key)
    if (before && before.odds >= odds) return
    best.set(key, { x, y, odds, certain: zoneOf(found, odds, model) === 'certain', home })
  })
  const likenesses = [...best].map(([key, { x, y, odds, certain, home }]): Likeness => {
    const [a = '', b = ''] = key.split(' ')
    const steps = home ? homeSteps(clues, explain(x, y).steps) : explain(x, y).steps
    return { a, b, zone: certain ? 'certain' : 'judge', odds, steps }
  })
  likenesses.sort((one, other) => other.odds - one.odds || (one.a + one.b < other.a + other.b ? -1 : 1))
  return { likenesses: likenesses.slice(0, most), model, files }
}
