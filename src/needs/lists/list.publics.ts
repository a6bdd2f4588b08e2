import { nameKey } from '#platform/text/nameKey.ts'
import { type TargetPublic, targetPublics } from '../publics/words.ts'
import type { Cell } from './list.cell.ts'

const said: Record<TargetPublic, RegExp> = {
  rsa: /\b(rsa|brsa|revenu de solidarite active)\b/,
  mission_locale: /\b(missions? locales?|ml|garantie jeunes?|cej|contrat d engagement jeune)\b/,
  ase_leaver: /\b(ase|aide sociale a l enfance|jeunes? majeurs?)\b/,
  job_seeker: /\b(recherche d emploi|demandeu(r|se)s? d emploi|france travail|pole emploi|chomage|chomeu(r|se)s?)\b/,
  pupil: /\b(eleves?|collegien(ne)?s?|lyceen(ne)?s?|scolaires?)\b/,
  student: /\b(etudiant(e)?s?|etudiants? ou etudiantes?|universite)\b/,
  senior: /\b(seniors?|retraite(e)?s?|personnes? agees?|plus de 65|65 ans|aines?)\b/,
  single_parent:
    /\b(parents? seuls?|parents? isoles?|meres? seules?|meres? isolees?|monoparentale?s?|familles? monoparentales?)\b/,
  qpv: /\b(qpv|quartiers? prioritaires?)\b/,
}

/** The publics that some words speak of. Words that speak of none are put aside: a list says much that Maillon does not ask. */
export function readPublics(cell: string): Cell<TargetPublic[]> {
  const key = nameKey(cell)
  const kinds = (Object.keys(said) as TargetPublic[]).filter((kind) => said[kind].test(key))
  return kinds.length > 0
    ? { value: kinds, level: 'read', understood: kinds.map((kind) => targetPublics[kind]).join(', '), why: '' }
    : { value: null, level: 'doubt', why: 'Ce public n’est pas dans la liste : il n’est pas repris.' }
}
