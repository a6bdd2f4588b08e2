import { z } from 'zod'
import { short } from '#platform/web/pieces.ts'
import { typedKinds } from './alias.words.ts'

const version = z.coerce.number().int()

export const AliasForm = z.object({
  version,
  kind: z.enum(typedKinds, { error: 'Dites quel numéro c’est.' }),
  value: short(80, 'Recopiez ce numéro.'),
})

export const JoinForm = z.object({
  version,
  other: short(200, 'Scannez ou tapez le numéro de l’autre fiche.'),
  reason: short(500, 'Dites à quoi vous voyez que c’est la même machine.').min(
    3,
    'Quelques mots de plus, s’il vous plaît.',
  ),
})

export const SeparateForm = z.object({
  version,
  join: z.uuid({ error: 'Rouvrez la page de l’appareil, puis recommencez.' }),
  why: short(500, 'Dites pourquoi ce sont deux machines.').min(3, 'Quelques mots de plus, s’il vous plaît.'),
})
