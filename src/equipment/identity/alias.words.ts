/** By what else a machine may be known. */
export const aliasWords = {
  serial: 'Autre numéro de série',
  board: 'Numéro de la carte mère',
  uuid: 'Identifiant matériel (UUID)',
  hardware: 'Empreinte du matériel',
  tag: 'Étiquette du donateur',
  inventory: 'Numéro d’inventaire GLPI',
  number: 'Ancien numéro Maillon',
} as const

export type AliasKind = keyof typeof aliasWords

/** What a person may write down: the former numbers come from a join only. */
export const typedKinds = ['serial', 'board', 'uuid', 'hardware', 'tag', 'inventory'] as const satisfies AliasKind[]
