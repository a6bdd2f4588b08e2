import { nameKey } from '#platform/text/nameKey.ts'

/** What a structure is, as far as its name says it: nobody is asked to sort a hundred of them. */
export const partnerKinds = {
  social: 'Action sociale, aide alimentaire',
  school: 'École, collège, lycée',
  library: 'Médiathèque, bibliothèque',
  neighbourhood: 'Centre social, maison de quartier',
  young: 'Petite enfance, jeunesse',
  elders: 'Aînés',
  work: 'Emploi, insertion',
  health: 'Santé, handicap',
  public: 'Mairie, service public',
  other: 'Autre',
} as const
export type PartnerKind = keyof typeof partnerKinds

/** The words that name each kind, in the order in which they are looked for: "Centre social" before what is only social. */
const words: readonly (readonly [PartnerKind, RegExp])[] = [
  ['library', / (mediatheques?|bibliotheques?|ludotheques?|ludo mediatheque) /],
  [
    'neighbourhood',
    / (centre social|centre socio culturel|centre socioculturel|centres sociaux|maison de quartier|mjc|espace de vie sociale|maison pour tous) /,
  ],
  ['school', / (ecoles?|colleges?|lycees?|groupe scolaire|maternelle|universite|iut|ime|cfa) /],
  ['work', / (mission locale|france travail|pole emploi|plie|cap emploi|insertion|chantier|regie de quartier) /],
  [
    'young',
    / (creches?|halte garderie|petite enfance|jeunesse|pmi|relais petite enfance|maison des parents|enfance|familles rurales) /,
  ],
  ['elders', / (aines|ehpad|residence autonomie|personnes agees|retraites?|foyer logement) /],
  ['health', / (sante|hopital|clinique|centre hospitalier|mdph|handicap|infirmier|medical|pharmacie) /],
  [
    'social',
    / (ccas|cias|epicerie|banque alimentaire|restos? du coeur|secours|emmaus|social|sociale|solidarite|mds|udaf|croix rouge|hebergement|chrs) /,
  ],
  [
    'public',
    / (mairie|ville|commune|france services|sous prefecture|prefecture|caf|cpam|msa|departement|communaute|poste|impots) /,
  ],
]

/** The kind of a structure, by its name; "other" when its name says none. */
export function partnerKindOf(partner: string): PartnerKind {
  const said = ` ${nameKey(partner)} `
  return words.find(([, named]) => named.test(said))?.[0] ?? 'other'
}
