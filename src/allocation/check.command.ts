import { refused } from '#platform/access/refusal.ts'
import type { Command } from '#platform/cli/command.ts'
import { jsonAt } from '#platform/cli/file.ts'
import { Halt } from '#platform/cli/halt.ts'
import { againstAnnounced } from './publications/announced.rules.ts'
import { contradictions } from './publications/summary.rules.ts'
import { listed } from './solving/allocation.words.ts'
import { readCertificate } from './solving/certificate.form.ts'
import { check } from './solving/check.ts'

/** `maillon check`: whether an allocation keeps every limit and is the best, without the solver that made it. */
export const checkCommand: Command = {
  name: 'check',
  summary: 'Vérifie une attribution publiée, sans refaire le calcul',
  arguments: ['CERTIFICAT'],
  details: `CERTIFICAT est le certificat, ou le résultat entier de « maillon allocate --json ». La vérification tient en additions : stock et quotas sont
respectés, chaque objectif a la valeur annoncée, et les prix publiés prouvent qu’aucune autre attribution ne fait mieux.
Sortie : 0 quand tout est juste et prouvé, 1 quand quelque chose ne l’est pas ou que rien ne le prouve, 2 quand le fichier n’est pas un certificat.`,
  options: { json: { type: 'boolean', help: 'Résultat pour un programme' } },
  async run(typed) {
    const written = jsonAt(typed, typed.words[0] ?? '')
    const certificate = readCertificate(written)
    if (refused(certificate)) throw new Halt(certificate.refusal, 2)
    const { faults, unproved } = check(certificate)
    const announced = againstAnnounced(written)
    faults.push(...announced.faults, ...contradictions(written, certificate))
    if (typed.flag('json')) console.log(JSON.stringify({ valid: faults.length === 0, faults, unproved }))
    if (faults.length > 0) throw new Halt(listed('Cette attribution n’est pas juste :', faults))
    if (unproved.length > 0) throw new Halt(sayUnproved(unproved))
    if (typed.flag('json')) return
    console.log([sayChecked(certificate.assignments.length), ...announced.verdicts].join('\n'))
    if (announced.verdicts.length === 0) console.log(UNTIED)
  },
}

const UNTIED =
  'Ce fichier ne dit pas de quel passage il vient : rien ne le relie à une liste annoncée avant son tirage.'

const sayChecked = (served: number): string =>
  [
    `Juste : ${served} attributions, dans le stock et les quotas, et chaque objectif a la valeur annoncée.`,
    'Prouvé : aucune attribution ne fait mieux.',
  ].join('\n')

/** Without its prices an allocation of friends adds up as well: what is not proved is not said to be right. */
const sayUnproved = (unproved: string[]): string =>
  `Stock, quotas et valeurs concordent, mais les prix ne prouvent pas que rien ne fait mieux pour : ${unproved.join(', ')}.
Refaites le calcul avec « maillon allocate --replay » : lui seul peut dire si cette attribution est la bonne.`
