import { nameKey } from '#platform/text/nameKey.ts'

/** "3e B", "3ème prépa-métiers", "3 C2"; a bare number, "33" or "301", says no form. */
const THIRD = /^(troisieme|3 ?(e|eme|em|me|ieme))( .+| ?[a-z]?\d{0,2})$|^3( ?[a-z]\d?| \d{1,2})?$/
/** Words after "3e" that speak of something else: "3e âge", "3e année de licence". */
const OTHER_THIRD = /\b(age|annee|an|cycle|trimestre|maternelle|primaire|section|degre|rang)\b/
/** "Terminale 4", "Tle G3", "T STMG", "TG4"; "TPS" is the smallest class of nursery school. */
const TERMINALE = /^(terminales?|term|tle|tale)\b|^tle ?[a-z]?\d{0,2}$/
const SHORT_TERMINALE =
  /^t( ?\d{1,2}| ?[a-f]| (le|ale)\b.*)?$|^t ?(g|s|l|es|stmg|sti2d|st2s|stl|std2a|sthr|s2tmd|stav|bac|pro|capa?)( ?\d{1,2}| .*)?$/
const DIPLOMA = /(^|\b|^2)(capa?|btsa?)(?<year>\d?)\b/
const FIRST_YEAR = /\b(1|1ere|1er|1re|premiere)( annee| an)?\b/

/**
 * Whether a class, as somebody wrote it, ends with an examination that year: the third form of college (brevet), the last of a lycée,
 * a CAP or a BTS unless it says first year. What is not sure does not count: nobody passes before others on a guess.
 */
export function endsWithExam(name: string): boolean {
  const said = nameKey(name).replace(/^(eleve )?((en|de) )?(classe (de )?)?/, '')
  if (THIRD.test(said)) return !OTHER_THIRD.test(said)
  if (TERMINALE.test(said) || SHORT_TERMINALE.test(said)) return true
  const diploma = DIPLOMA.exec(said)
  return diploma !== null && diploma.groups?.year !== '1' && !FIRST_YEAR.test(said)
}
