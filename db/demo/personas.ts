/** Those whom a visitor may be, in the order of the chain. */
export type DemoPersona = { email: string; firstName: string; role: string; tries: string }

export const demoPersonas: readonly DemoPersona[] = [
  {
    email: 'claire@exemple.fr',
    firstName: 'Claire',
    role: 'coordonne le programme aux Passerelles',
    tries: 'Promettez un ordinateur, puis ouvrez le passage de la rentrée : qui a été servi, et pourquoi.',
  },
  {
    email: 'nadia@exemple.fr',
    firstName: 'Nadia',
    role: 'médiatrice à l’Espace numérique de Harnes',
    tries: 'Faites signer la remise d’aujourd’hui, puis notez qui est venu.',
  },
  {
    email: 'samira@exemple.fr',
    firstName: 'Samira',
    role: 'travailleuse sociale au CCAS de Harnes',
    tries: 'Lisez les réponses reçues et orientez une nouvelle famille.',
  },
  {
    email: 'paul@exemple.fr',
    firstName: 'Paul',
    role: 'principal du collège des Trois-Tilleuls',
    tries: 'Pointez une classe, puis notez qui est revenu.',
  },
  {
    email: 'denis@exemple.fr',
    firstName: 'Denis',
    role: 'donne le matériel réformé de la mairie de Sallaumines',
    tries: 'Ouvrez votre dernier don et ses preuves d’effacement.',
  },
  {
    email: 'ahmed@exemple.fr',
    firstName: 'Ahmed',
    role: 'reconditionne à l’Atelier Rebond',
    tries: 'Acceptez un don, puis déposez un journal d’effacement.',
  },
  {
    email: 'lea@exemple.fr',
    firstName: 'Léa',
    role: 'finance le programme pour la Fondation des Deux Rives',
    tries: 'Lisez ce que le programme a changé, et la page publique des attributions, sans aucun nom.',
  },
  {
    email: 'odile@exemple.fr',
    firstName: 'Odile',
    role: 'tient le guichet famille de Harnes',
    tries: 'Enregistrez une famille qui n’arrive pas à faire ses démarches.',
  },
]
