import type { NeedKind } from '../../households/words.ts'

/** What is counted of each need, one for a person counted or a family named: its noun for 0 and 1, then from 2 on. */
export const missing: Record<NeedKind, readonly [one: string, many: string]> = {
  computer: ['ordinateur', 'ordinateurs'],
  connection: ['connexion', 'connexions'],
  skills: ['formation', 'formations'],
}

/** What a picture or a column shows. */
export const missingTitles: Record<NeedKind, string> = {
  computer: 'Ordinateurs qui manquent',
  connection: 'Connexions qui manquent',
  skills: 'Formations qui manquent',
}
