import { expect, test } from 'vitest'
import { endsWithExam } from './examClass.ts'

test.each([
  ...['3e', '3e B', '3ème', '3ème A', '3eme4', '3è C', '3 e', '3°2', '3B', '3 B', '3', 'Troisième', 'troisième C', 'en 3e', 'classe de 3ème'],
  ...['3e SEGPA', '3e prépa-métiers', '3e Jules-Ferry'],
  ...['Terminale', 'Terminale STMG', 'TERMINALE 4', 'Term S', 'Tle', 'Tle B', 'T le 2', 'TleG3', 'T', 'T3', 'TG4', 'TG 4', 'T STMG', 'TSTMG2', 'T°5', 'Tale'],
  ...['Terminale bac pro', 'T bac pro', 'Terminale CAP', 'TCAP cuisine'],
  ...['CAP', 'CAP cuisine', 'CAP 2', 'CAP2', '2e année CAP', '2CAP', 'CAPA', 'BTS', 'BTS SIO 2', 'BTS 2e année', '2BTS', 'BTSA'],
])('%s ends with an examination', (name) => expect(endsWithExam(name)).toBe(true))

test.each([
  ...['', ' ', '3e âge', '3ème âge', '3e année de licence', '3e année', 'L3', '3e cycle', '33', '301', '3 ans', '30'],
  ...['6e A', '4e B', '5e', '2nde', 'Seconde', '1re', '1ère STMG', 'Première', '13e', 'CM2', 'CE1', 'Petite section', '3e maternelle'],
  ...['TPS', 'Toute petite section', 'Tronc commun', 'Technicien', 'ULIS TSA', 'Théâtre', 'Trois', 'Tous'],
  ...['CAP 1', '1CAP', 'CAP 1re année', 'CAP première année', '1re année BTS', 'BTS1', 'BTS SIO 1', 'CAPES', 'Capoeira', 'cap vers l’emploi 1'],
  ...['Master 2', 'UPE2A', 'IUT', 'T'.repeat(30)],
])('%s does not', (name) => expect(endsWithExam(name)).toBe(false))
