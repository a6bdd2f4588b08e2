import type { NeedKind } from '#needs/households/words.ts'

const listed = (names: string): readonly string[] => names.trim().split(/,\s+/)

/** Surnames heard in the mining basin. Nobody in particular. */
export const surnames = listed(`
Kowalczyk, Nowak, Wiśniewski, Lewandowski, Zieliński, Kaczmarek, Szymczak, Wojciechowski, Grabowski,
Pawlak, Dąbrowska, Jankowiak, Mazur, Piotrowski, Sobczak, Walczak, Skrzypczak, Majewski, Olejniczak,
Stachowiak, Rossi, Bertolini, Dell’Aquila, Fabbri, Moretti, Zanetti, D’Angelo, Marchesi, Pellegrini,
Cattaneo, Benali, Bensaïd, Khelifi, Belhadj, Ziani, Meziane, Boudjema, Cherif, Hamidouche, Taleb,
Amrouche, Ouardi, El Amrani, Bouazza, El Idrissi, Chaoui, Lahlou, Tazi, Berrada, Aït Ouali,
Ben Youssef, Trabelsi, Da Silva, Ferreira, Dos Santos, Carvalho, Gonçalves, Teixeira, Magalhães, Pinto,
Rodrigues, Dupuis, Lefèbvre, Delattre, Vandamme, Carlier, Leclercq, Wattel, Cordonnier, Bécu,
Hennequin, Delmotte, Lemaître, Dhaene, Courtois, Boulanger, Havet, Pruvost, Caudron, Despretz,
Bailleul, Mercier, Fournier, Dubois, Marquette, Brassart, Quenneson, Vermeersch, Delaporte, Lhomme,
Roger, Gosselin, Diallo, N’Guessan, Koné, Traoré, Mbaye, Kabongo, Makiese, Yıldız, Öztürk, Demir,
Popescu, Ionescu, Kovalenko, Shevchuk, Haidari, Rahimi, Nguyen, Tran, Hovhannisyan, Petrosyan`)

/** The language other than French that a name's bearer may prefer; most speak French at home. */
export const languageOf: readonly [RegExp, string][] = [
  [/Kovalenko|Shevchuk/, 'uk'],
  [/Haidari|Rahimi/, 'fa'],
  [/Yıldız|Öztürk|Demir/, 'tr'],
  [/Popescu|Ionescu/, 'ro'],
  [/Kabongo|Makiese/, 'fr'],
  [/Hovhannisyan|Petrosyan/, 'ru'],
  [/Da Silva|Ferreira|Dos Santos|Carvalho|Gonçalves|Teixeira|Magalhães|Pinto/, 'pt'],
  [/Ben|Khelifi|Ziani|Cherif|Taleb|Ouardi|El |Chaoui|Lahlou|Tazi|Berrada|Trabelsi|Bou|Belhadj/, 'ar'],
  [/Meziane|Hamidouche|Amrouche|Aït/, 'ber'],
  [/Kowalczyk|Wiśniewski|Zieliński/, 'pl'],
  [/Rossi|Moretti|Zanetti/, 'it'],
]

export const womens = listed(`
Fatima, Nathalie, Zofia, Christine, Amina, Maria, Sabrina, Monique, Khadija, Émilie, Olena, Lucia,
Aïcha, Brigitte, Virginie`)
export const mens = listed(`
Mohamed, Jean-Luc, Piotr, Rachid, Antonio, Franck, Ali, Stanislas, José, Yannick, Giovanni, Hervé,
Mehmet, Abdelkader, Michel`)
export const childrens = listed(`
Inès, Yanis, Lina, Nathan, Chloé, Adam, Jade, Rayan, Emma, Noah, Sarah, Enzo, Nour, Mathis, Lola,
Ilyès, Léna, Gabriel, Aya, Hugo, Zoé, Imran, Kelyan, Manon, Oleksii, Maëlys, Tiago, Assia`)

export const streets = [
  'rue des Bleuets',
  'rue Jean-Jaurès',
  'rue de la Fosse-9',
  'cité du Maroc, rue de Fès',
  'allée des Tulipes',
  'rue Émile-Zola',
  'rue du Chemin-Perdu',
  'boulevard des Platanes',
  'rue de Varsovie',
  'rue Roger-Salengro',
  'résidence du Parc, bâtiment C',
  'rue des Mésanges',
  'rue Henri-Barbusse',
  'place de l’Église',
  'rue du 11-Novembre',
  'rue de Cracovie',
  'impasse des Gaillettes',
  'rue Pierre-Curie',
] as const

/** What was heard, as a colleague writes it in a line, by what the household needs first; often nothing. */
const heard: Record<NeedKind, readonly string[]> = {
  computer: [
    'Ancien ordinateur en panne depuis la rentrée.',
    'Recherche d’emploi : ne peut pas envoyer son CV.',
    'Formation à distance qui commence dans un mois.',
    'Doit actualiser sa situation chaque mois, le fait à la médiathèque.',
    '',
  ],
  connection: [
    'Forfait de 1 Go, coupé avant le 15 du mois.',
    'Box résiliée pour impayé.',
    'Va devant la médiathèque pour capter.',
    '',
  ],
  skills: [
    'N’ouvre plus ses courriers en ligne, peur de se tromper.',
    'Vient à chaque fois au guichet pour ses démarches.',
    'Veut pouvoir appeler ses proches en vidéo.',
    'Arrivée récente, apprend le français.',
    '',
  ],
}

/** The same, where there are children. */
const heardWithChildren: Record<NeedKind, readonly string[]> = {
  computer: [
    'Suit les cours sur un téléphone, écran cassé.',
    'Aucun ordinateur à la maison pour les devoirs.',
    'Garde alternée : les enfants n’ont rien chez leur père.',
    '',
  ],
  connection: ['Partage le forfait d’un téléphone à quatre.', 'Box résiliée pour impayé.', ''],
  skills: ['Portail de l’école jamais activé.', 'Le stage de troisième se cherche en ligne.', ''],
}

/** The lines to choose from, for a household that needs this. */
export const situationsOf = (need: NeedKind, children: number): readonly string[] =>
  (children > 0 ? heardWithChildren : heard)[need]

/** How colleagues call a household: mostly by one name, sometimes two, sometimes a person alone. */
export function nameAs(form: number, surname: string, other: string): string {
  if (form < 0.5) return `Famille ${surname}`
  if (form < 0.64) return `Mme ${surname}`
  if (form < 0.75) return `M. ${surname}`
  if (form < 0.86) return `Famille ${surname}-${other}`
  return form < 0.94 ? `M. et Mme ${surname}` : `Famille ${surname} et ${other}`
}
