import { expect, test } from 'vitest'
import { agreed, byName, ofName, theName, toward } from './toward.ts'

test.each([
  ['Famille Benali-Roussel', 'à la famille Benali-Roussel'],
  ['Les Passerelles', 'aux Passerelles'],
  ['Le Relais du Bassin', 'au Relais du Bassin'],
  ['La Fabrique du clic', 'à la Fabrique du clic'],
  ['L’Autre Berge', 'à l’Autre Berge'],
  ['CCAS de Harnes', 'au CCAS de Harnes'],
  ['Permanence de l’Étoile', 'à la Permanence de l’Étoile'],
  ['Espace numérique', 'à l’Espace numérique'],
  ['M. et Mme Szymczak', 'à M. et Mme Szymczak'],
  ['Mme Koné', 'à Mme Koné'],
  ['Leroy', 'à Leroy'],
])('one gives something to %s: %s', (name, said) => expect(toward(name)).toBe(said))

test.each([
  ['Élodie Marchand', 'd’Élodie Marchand'],
  ['Ahmed Kaci', 'd’Ahmed Kaci'],
  ['Yves Petit', 'd’Yves Petit'],
  ['Yasmine Petit', 'de Yasmine Petit'],
  ['Nadia Haddad', 'de Nadia Haddad'],
  ['Famille Ait', 'de la famille Ait'],
  ['Collège des Glycines', 'du collège des Glycines'],
  ['Les Passerelles', 'des Passerelles'],
  ['École du Chemin-Vert', 'de l’école du Chemin-Vert'],
  ['Le Relais', 'du Relais'],
  ['La Source', 'de la Source'],
  ['L’Autre Berge', 'de l’Autre Berge'],
  ['Emmaüs Connect', 'd’Emmaüs Connect'],
  ['CCAS de Harnes', 'du CCAS de Harnes'],
  ['Secours populaire', 'du Secours populaire'],
])('something is of %s: %s', (name, said) => expect(ofName(name)).toBe(said))

test.each([
  ['Mairie de Sallaumines', 'par la mairie de Sallaumines'],
  ['Les Passerelles', 'par les Passerelles'],
  ['Collège des Glycines', 'par le collège des Glycines'],
  ['Atelier Rebond', 'par l’Atelier Rebond'],
  ['Nadia Haddad', 'par Nadia Haddad'],
])('something is done by %s: %s', (name, said) => expect(byName(name)).toBe(said))

test.each([
  ['M. et Mme Szymczak', 'attendent'],
  ['Famille Benali', 'attend'],
  ['Famille Benali et Koné', 'attend'],
  ['Les Passerelles', 'attendent'],
  ['Mme Koné', 'attend'],
])('the verb agrees with %s: %s', (name, said) => expect(agreed(name, 'attend', 'attendent')).toBe(said))

test.each([
  ['Famille Benali', 'la famille Benali'],
  ['Les Passerelles', 'les Passerelles'],
  ['École du Chemin-Vert', 'l’école du Chemin-Vert'],
  ['Mme Koné', 'Mme Koné'],
])('inside a sentence %s is said %s', (name, said) => expect(theName(name)).toBe(said))
