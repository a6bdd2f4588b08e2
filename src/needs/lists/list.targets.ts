import { phoneTyped } from '#network/phones/phone.ts'
import { fieldCalled, fieldsByTitle, type Target } from '#platform/tables/columns.ts'
import { nameKey } from '#platform/text/nameKey.ts'
import { amongWords, type TargetPublic } from '../publics/words.ts'
import { kindsIn } from './list.needs.ts'

/** A column that says how many of the people counted belong to a public. */
export type AmongField = `among_${TargetPublic}`

/** What a column of a partner's list can tell: of a family, or of people counted without a name. */
export type ListField =
  | 'name'
  | 'first_name'
  | 'commune'
  | 'postcode'
  | 'phone'
  | 'email'
  | 'adults'
  | 'children'
  | 'birth_year'
  | 'kinds'
  | 'computer'
  | 'connection'
  | 'skills'
  | 'count'
  | 'languages'
  | 'publics'
  | 'situation'
  | 'urgent'
  | 'agreed'
  | 'agreed_on'
  | 'living'
  | 'equipment_at_hand'
  | 'connection_at_hand'
  | 'neutral_message'
  | 'confidential_address'
  | 'partner'
  | AmongField

const words = (text: string) => text.split(', ')

/** What follows "dont" in a title, beside the words of our own. */
const amongTitles: Record<TargetPublic, string> = {
  rsa: 'rsa, brsa, beneficiaires rsa, beneficiaire du rsa, allocataires du rsa, allocataires rsa',
  mission_locale: 'mission locale, jeunes mission locale, suivis mission locale, jeunes de la mission locale',
  ase_leaver: 'ase, sortants de l ase, sortants ase, jeunes majeurs',
  job_seeker: 'demandeurs d emploi, en recherche d emploi, recherche d emploi, chomeurs',
  pupil: 'eleve, scolaires, collegiens, lyceens',
  student: 'etudiants, etudiant, etudiantes',
  senior: 'seniors, senior, plus de 65 ans, aines, retraites, personnes agees',
  single_parent: 'parent seul, parents isoles, familles monoparentales, monoparentales',
  qpv: 'qpv, habitants qpv, habitants d un qpv, quartier prioritaire, quartiers prioritaires',
}

/** Titles as social services, schools and town halls write them; the first of a list is the one of our own template. */
const listTargets: readonly Target<ListField>[] = [
  {
    ...{ field: 'name', label: 'Nom de la famille ou de la personne' },
    titles: words(
      'nom, famille, nom de famille, nom de la famille, nom de la famille ou de la personne, nom famille, nom prenom, nom et prenom, nom prenoms, prenom nom, prenom et nom, nom usuel, nom d usage, beneficiaire, beneficiaires, nom du beneficiaire, personne, usager, nom de l usager, usagers, foyer, menage, allocataire, adherent, nom du jeune, jeune, nom complet, identite, eleve, nom de l eleve, civilite nom prenom',
    ),
  },
  {
    ...{ field: 'first_name', label: 'Prénom' },
    titles: words('prenom, prenoms, prenom usuel, prenom du beneficiaire, prenom du jeune, prenom de l eleve'),
  },
  {
    ...{ field: 'commune', label: 'Commune' },
    titles: words(
      'commune, ville, localite, commune de residence, ville de residence, lieu de residence, commune ou code postal, code postal et commune, cp ville, code postal ville, code postal commune, cp commune, residence, domicile, adresse commune, code insee, insee, ville commune',
    ),
  },
  {
    ...{ field: 'postcode', label: 'Code postal' },
    titles: words('code postal, cp, c p, code post, codepostal'),
    looks: (cell) => /^\d{5}$/.test(cell),
  },
  {
    ...{ field: 'phone', label: 'Téléphone' },
    titles: words(
      'telephone, tel, n tel, no tel, n telephone, n de telephone, no de telephone, numero de telephone, numero telephone, num tel, portable, tel portable, telephone portable, mobile, tel mobile, telephone mobile, gsm, contact, coordonnees, tel 1, telephone 1, fixe, tel fixe',
    ),
    looks: (cell) => phoneTyped.safeParse(cell).success,
  },
  {
    ...{ field: 'email', label: 'E-mail' },
    titles: words(
      'e mail, email, mail, courriel, adresse mail, adresse e mail, adresse email, adresse electronique, adresse courriel',
    ),
    looks: (cell) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell),
  },
  {
    ...{ field: 'adults', label: 'Adultes' },
    titles: words('adultes, nombre d adultes, nb adultes, nb d adultes, nbre adultes, nbre d adultes, adulte'),
  },
  {
    ...{ field: 'children', label: 'Enfants' },
    titles: words(
      'enfants, nombre d enfants, nb enfants, nb d enfants, nbre enfants, nbre d enfants, enfant, enfants a charge',
    ),
  },
  {
    ...{ field: 'birth_year', label: 'Année de naissance' },
    titles: words(
      'annee de naissance, annee naissance, naissance, date de naissance, date naissance, ne le, nee le, ne e le, ne en, nee en, ne e en, ddn',
    ),
  },
  {
    ...{ field: 'kinds', label: 'Besoins, en toutes lettres', joined: true },
    titles: words(
      'besoins, besoin, besoin exprime, besoins exprimes, besoin identifie, besoins identifies, type de besoin, nature du besoin, demande, demandes, ce qui manque, ce qui lui manque, objet de la demande, besoin numerique, besoins numeriques',
    ),
    looks: (cell) => kindsIn(cell).length > 0,
  },
  {
    ...{ field: 'computer', label: 'Un ordinateur' },
    titles: words(
      'un ordinateur, ordinateur, ordinateurs, besoin d un ordinateur, besoin ordinateur, sans ordinateur, pc, pc portable, equipement, materiel, materiel informatique, equipement informatique, tablette, ordinateur ou tablette',
    ),
  },
  {
    ...{ field: 'connection', label: 'Une connexion' },
    titles: words(
      'une connexion, connexion, connexions, internet, acces internet, besoin d une connexion, besoin connexion, sans connexion, connexion internet, box, forfait, forfait internet, wifi, wi fi',
    ),
  },
  {
    ...{ field: 'skills', label: 'Apprendre à s’en servir' },
    titles: words(
      'apprendre a s en servir, formation, formations, a former, besoin de formation, besoin formation, accompagnement, accompagnement numerique, ateliers, atelier, mediation, mediation numerique, initiation, aide aux demarches, autonomie numerique',
    ),
  },
  {
    ...{ field: 'count', label: 'Nombre de personnes' },
    titles: words(
      'nombre, nb, nbre, effectif, effectifs, nombre de personnes, nb de personnes, nb personnes, nbre de personnes, nombre de familles, nb familles, nb de familles, quantite, total',
    ),
  },
  {
    ...{ field: 'languages', label: 'Langues parlées' },
    titles: words('langues, langue, langues parlees, langue parlee, langue maternelle, langue s'),
  },
  {
    ...{ field: 'publics', label: 'Public (RSA, élève, plus de 65 ans…)', joined: true },
    titles: words(
      'public, publics, public cible, publics cibles, profil, profil du public, categorie, type de public, statut, dispositif',
    ),
  },
  {
    ...{ field: 'situation', label: 'Situation, remarque', joined: true },
    titles: words(
      'situation, remarque, remarques, observation, observations, commentaire, commentaires, note, notes, precisions, message',
    ),
  },
  { field: 'urgent', label: 'Urgent', titles: words('urgent, urgence, prioritaire, priorite') },
  {
    ...{ field: 'living', label: 'Où elle vit' },
    titles: words(
      'ou elle vit, ou il vit, ou elle ou il vit, logement, type de logement, mode de logement, hebergement, type d hebergement, situation de logement, situation residentielle, lieu de vie',
    ),
  },
  {
    ...{ field: 'equipment_at_hand', label: 'Ce qu’elle a déjà pour aller en ligne', joined: true },
    titles: words(
      'ce qu elle a deja, ce qu il a deja, deja equipe, deja equipee, equipement deja la, equipement actuel, equipement a disposition, materiel deja la, materiel actuel, materiel a disposition, appareils du foyer',
    ),
  },
  {
    ...{ field: 'connection_at_hand', label: 'Sa connexion aujourd’hui' },
    titles: words(
      'sa connexion aujourd hui, sa connexion, connexion aujourd hui, connexion actuelle, connexion a disposition, connexion deja la, type de connexion',
    ),
  },
  {
    ...{ field: 'neutral_message', label: 'Messages lus par d’autres : n’y rien dire (oui ou non)' },
    titles: words(
      'messages lus par d autres, message neutre, messages neutres, ne rien dire dans un message, discretion, discret, prudence',
    ),
  },
  {
    ...{ field: 'confidential_address', label: 'Adresse confidentielle (oui ou non)' },
    titles: words('adresse confidentielle, adresse secrete, adresse protegee, domicile confidentiel, confidentiel'),
  },
  {
    ...{ field: 'agreed', label: 'Accord de la famille (oui ou non)' },
    titles: words(
      'accord, accord de la famille, consentement, d accord, accord oui non, consentement rgpd, rgpd, autorisation, accord donne, accord pour etre rappele',
    ),
  },
  {
    ...{ field: 'agreed_on', label: 'Jour de l’accord' },
    titles: words(
      'accord le, date accord, date de l accord, date d accord, jour de l accord, date du consentement, date consentement, consentement le',
    ),
  },
  {
    ...{ field: 'partner', label: 'Structure qui la nomme' },
    titles: words(
      'structure, structure qui la nomme, organisme, partenaire, structure orienteuse, prescripteur, orienteur, nom de la structure, service, association, oriente par, adresse par',
    ),
  },
  ...(Object.keys(amongTitles) as TargetPublic[]).map(
    (one): Target<ListField> => ({
      ...{ field: `among_${one}`, label: `Dont ${amongWords[one]}`, joined: true },
      titles: [nameKey(amongWords[one]), ...words(amongTitles[one])].map((title) => `dont ${title}`),
    }),
  ),
]

/** What some of them are, for a list that does not want the others. */
export const targetsOf = (fields: readonly ListField[]): readonly Target<ListField>[] =>
  listTargets.filter(({ field }) => fields.includes(field))

const byTitle = fieldsByTitle(listTargets)

/** Whether a title is one of a list of families or counts. */
export const named = (title: string): boolean => nameKey(title) !== '' && fieldCalled(byTitle, title) !== null

/** The title of a column that says who agreed, and is read as something else or not at all; null when a column of them is read. */
export const agreementUnread = (header: readonly string[], columns: readonly (string | null)[]): string | null =>
  columns.some((field) => field === 'agreed' || field === 'agreed_on')
    ? null
    : (header.find((title) => {
        const field = fieldCalled(byTitle, title)
        return field === 'agreed' || field === 'agreed_on'
      }) ?? null)
