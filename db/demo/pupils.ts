import type { Demo } from './demo.ts'

type Pupil = { household: string; at: Date; first: string; born: number; school: string | null }

/** A child of the household, known to its school when the school spoke of it. */
export function addPupil(demo: Demo, { household, at, first, born, school }: Pupil): string {
  const age = demo.now.getUTCFullYear() - born
  const grade =
    age > 10
      ? `${Math.max(3, 17 - age)}e ${demo.random.pick(['A', 'B', 'C', 'D'])}`
      : demo.random.pick(['CP', 'CE1', 'CE2', 'CM1', 'CM2'])
  demo.add('beneficiary', {
    id: demo.id(at),
    household_id: household,
    first_name: first,
    last_name: '',
    birth_year: born,
    adult: false,
    school_id: school,
    class: grade,
    created_at: at,
    other_home: '',
    authority: null,
  })
  return `${first}, ${grade}`
}
