/** Given names and family names of invented people, most frequent first. Only the order and the shape are real-like. */
const list = (text: string): string[] => text.trim().split(/\s*,\s*/)

export const women =
  list(`Marie, Nathalie, Isabelle, Sylvie, Catherine, Fatima, Françoise, Christine, Camille, Léa, Manon, Chloé, Emma, Inès, Sarah, Aminata, Sandrine,
Stéphanie, Véronique, Céline, Valérie, Sophie, Julie, Élodie, Aurélie, Émilie, Laëtitia, Hélène, Karine, Patricia, Brigitte, Monique, Jacqueline, Jeanne, Louise, Alice, Jade,
Lina, Yasmine, Khadija, Fatoumata, Aïssata, Mariam, Hawa, Nadia, Samira, Leïla, Zohra, Rachida, Malika, Soraya, Anne, Marie-Claire, Anne-Sophie, Marie-Thérèse, Marie-Christine,
Jeanne-Marie, Éléonore, Agathe, Margaux, Clémence, Mathilde, Pauline, Charlotte, Lucie, Marion, Anaïs, Océane, Justine, Noémie, Juliette, Zoé, Rose, Ambre, Lola, Maria, Ana, Teresa, Olga,
Svetlana, Thi Mai, Linh, Mei, Ayşe, Zeynep, Elif, Ioana, Mihaela, Elena, Ginette, Odette, Paulette, Yvette, Simone, Suzanne, Denise, Huguette, Josiane, Danielle, Martine, Chantal, Nicole, Annie`)

export const men =
  list(`Jean, Pierre, Michel, Philippe, Mohamed, Alain, Patrick, Nicolas, Christophe, Laurent, Thomas, Lucas, Hugo, Enzo, Gabriel, Mamadou, Ibrahim, Ahmed, Youssef, Karim, Rachid, Abdelkader,
Frédéric, Stéphane, Sébastien, David, Julien, Olivier, Éric, Thierry, Pascal, Bruno, Dominique, Gérard, André, Jacques, Bernard, Daniel, Claude, Christian, François, René, Roger, Marcel,
Jean-Pierre, Jean-Luc, Jean-Claude, Jean-Marc, Jean-François, Jean-Michel, Jean-Baptiste, Pierre-Yves, Louis, Jules, Adam, Raphaël, Arthur, Léo, Nathan, Ethan, Mathis, Théo, Maxime, Alexandre,
Antoine, Guillaume, Romain, Kévin, Anthony, Jérémy, Florian, Quentin, Clément, Valentin, Benjamin, Vincent, Cédric, Fabrice, Yannick, Loïc, Gaël, Yann, Moussa, Ousmane, Abdoulaye, Souleymane, Bakary,
Mehdi, Bilal, Amine, Yassine, Hamza, Omar, Ali, Hassan, Mustafa, Emre, Antonio, José, Manuel, Carlos, Ion, Vasile, Dragan, Minh, Van Duc, Wei, Joseph, Robert, Raymond, Maurice, Henri, Georges, Lucien, Émile`)

/** Given names and what friends call them, both ways. */
export const nicknames: Record<string, string> = Object.fromEntries(
  list(`Frédéric Fred, Christophe Chris, Stéphanie Steph, Nicolas Nico, Alexandre Alex, Catherine Cathy, Véronique Véro, Mohamed Mohammed, Philippe Phil,
Benjamin Ben, Sébastien Seb, Nathalie Nath, Isabelle Isa, Valérie Val, Maxime Max, Gabriel Gaby, Fatima Fatma, Youssef Youssouf, Abdelkader Kader, Khadija Khadidja, Ibrahim Brahim, Thomas Tom`).map(
    (pair) => pair.split(' '),
  ),
)

const common =
  list(`Martin, Bernard, Thomas, Petit, Robert, Richard, Durand, Dubois, Moreau, Laurent, Simon, Michel, Lefebvre, Leroy, Roux, David, Bertrand, Morel, Fournier, Girard, Bonnet,
Dupont, Lambert, Fontaine, Rousseau, Vincent, Müller, Lefèvre, Faure, André, Mercier, Blanc, Guérin, Boyer, Garnier, Chevalier, François, Legrand, Gauthier, Garcia, Perrin, Robin, Clément, Morin, Nicolas, Henry,
Roussel, Mathieu, Gautier, Masson, Marchand, Duval, Denis, Dumont, Marie, Lemaire, Noël, Meyer, Dufour, Meunier, Brun, Blanchard, Giraud, Joly, Rivière, Lucas, Brunet, Gaillard, Barbier, Arnaud, Martinez, Gérard,
Roche, Renard, Schmitt, Roy, Leroux, Colin, Vidal, Caron, Picard, Roger, Fabre, Aubert, Lemoine, Renaud, Dumas, Lacroix, Olivier, Philippe, Bourgeois, Pierre, Benoît, Rey, Leclerc, Payet, Rolland, Leclercq,
Guillaume, Lecomte, Lopez, Jean, Dupuy, Guillot, Hubert, Berger, Carpentier, Sanchez, Dupuis, Moulin, Louis, Deschamps, Huet, Vasseur, Pérez, Boucher, Fleury, Royer, Klein, Jacquet, Adam, Paris, Poirier,
Marty, Aubry, Guyot, Carré, Charles, Renault, Charpentier, Ménard, Maillard, Baron, Bertin, Bailly, Hervé, Schneider, Fernandez, Collet, Léger, Bouvier, Julien, Prévost, Millet, Perrot, Daniel, Cousin, Germain,
Hoarau, Grondin, Nguyen, Tran, Diallo, Traoré, Diarra, Coulibaly, Konaté, Keïta, Camara, Cissé, Touré, Sow, Ba, Ndiaye, Fofana, Benali, Ben Salah, Ben Youssef, El Amrani, El Idrissi, Bouzid, Haddad, Saïdi, Mansouri,
Belkacem, Cherif, Hamdi, Khelifi, Brahimi, Bouazza, Da Silva, Dos Santos, Ferreira, Pereira, Rodrigues, Gomes, Da Costa, Yılmaz, Kaya, Demir, Popescu, Ionescu, Petrović, Nowak, Kowalski, Ramassamy, Chen, Li`)

const starts =
  list(`Bel, Beau, Mont, Fon, Cha, Char, Ver, Val, Vil, Gran, Gar, Mar, Mer, Mau, Mou, Per, Pel, Pon, Por, Ro, Ri, Sal, Sau, Ser, Tar, Ter, Tho, Tri, Bar, Bas, Ber, Bou, Bre, Bri, Cam, Can, Cas, Col, Cor, Cou,
Dau, Del, Des, Dor, Du, Fal, Fau, Fer, Fou, Fre, Gal, Gau, Ger, Gui, Hau, Jau, La, Lan, Lau, Le, Lor, Mal, Man`)
const middles = list(`a, e, i, o, ou, ai, an, on, in, er, el, al, ur, or, en, au`)
const ends = list(
  `din, lier, nard, ret, zier, ville, bert, court, gnac, let, lot, mont, neau, non, quet, rault, reau, rieux, rin, ron, ry, sac, sard, seau, tier, tin, ton, vard, vel, vier, zet, bois, chet, dier, got, mand, nay`,
)

/** The usual names, then thousands of rare ones made of syllables, some with a particle. */
export const families: string[] = [
  ...common,
  ...starts.flatMap((start, a) =>
    middles.flatMap((middle, b) =>
      ends.map(
        (end, c) =>
          `${(a * 7 + b * 3 + c) % 29 === 0 ? 'de ' : (a + b * 5 + c) % 41 === 0 ? 'Le ' : ''}${start}${middle}${end}`,
      ),
    ),
  ),
]

export const ways = list(`rue, avenue, boulevard, impasse, allée, chemin, place, résidence, route, square`)
export const shortWays: Record<string, string> = {
  avenue: 'av',
  boulevard: 'bd',
  résidence: 'res',
  impasse: 'imp',
  allée: 'all',
  chemin: 'ch',
  place: 'pl',
  rue: 'r',
}
export const streets =
  list(`de la République, Victor Hugo, Jean Jaurès, de l’Église, des Écoles, du Général de Gaulle, Pasteur, de la Gare, du Stade, des Lilas, Gambetta, de la Liberté, Jules Ferry, du Moulin, des Acacias, Voltaire,
Émile Zola, de Verdun, du 8 Mai 1945, du 11 Novembre, de la Fontaine, des Tilleuls, Saint-Michel, de la Mairie, des Roses, du Château, Carnot, de Paris, Anatole France, des Peupliers, du Maréchal Foch, Louis Pasteur, Pierre Curie,
Molière, Racine, des Vignes, du Lavoir, des Champs, de la Paix, Aristide Briand, Jean Moulin, des Jardins, du Port, Marcel Pagnol, des Cerisiers, de Bretagne, d’Alsace, Lamartine, Danton, des Fleurs, du Bois, Sainte-Anne, George Sand,
des Chênes, Albert Camus, Jacques Prévert, Paul Éluard, de Provence, Rosa Parks, Louise Michel, Simone Veil, des Platanes, de la Poste, du Canal, des Prés, Saint-Martin, Berthelot, Diderot, Kléber, Marceau, Lavoisier, Ampère, Pascal`)
const places =
  list(`Saint-Aubin, Montreval, Villeneuve-sur-Orge, Beaumont-le-Vieux, Châtelaine, Rochebelle, Sainte-Colombe, La Ferrière, Les Essarts, Port-Clair, Valbonnet, Fontenoy-le-Haut, Belleroche, Grandval, Mareuil-lès-Bois,
Saint-Denis-du-Pont, Courcelle, Vaugrigny, Aubervielle, L’Hermitage, Noisy-les-Prés, Champfleury, Pontivel, Larmoville, Brécourt`)
/** Two hundred invented towns with their postcode, most peopled first. */
export const towns: { name: string; postcode: string }[] = Array.from({ length: 200 }, (_, n) => ({
  name: `${places[n % places.length]}${n < places.length ? '' : ` ${['Nord', 'Sud', 'le-Grand', 'le-Petit', 'Bourg', 'Plage', 'en-Vallée'][Math.floor(n / places.length) - 1]}`}`,
  postcode: `${String(1 + ((n * 37) % 95)).padStart(2, '0')}${String(((n * 13) % 90) * 10).padStart(3, '0')}`,
}))
