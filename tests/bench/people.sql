-- After the million households: one person in each, and an organisation that follows them all. The most frequent name is borne by four
-- people in a thousand, the most frequent first name by twenty-five, as in France.
set search_path = app, public;
insert into app.organisation (id, name, kind, commune) values ('00000000-0000-7000-8000-0000000000c9', 'Organisation de tous', 'association', '62413');
insert into auth."user" (id, name, email) values ('00000000-0000-7000-7000-00000000ffff', 'Membre de tous', 'tous@exemple.test');
insert into app.member (id, organisation_id, user_id, name, email, role, status) values
  ('00000000-0000-7000-9000-00000000ffff', '00000000-0000-7000-8000-0000000000c9', '00000000-0000-7000-7000-00000000ffff', 'Membre de tous', 'tous@exemple.test', 'coordinator', 'active');
insert into auth.session (token, "userId", "memberId", "secondFactorAt", "expiresAt", "updatedAt") values
  ('benchall', '00000000-0000-7000-7000-00000000ffff', '00000000-0000-7000-9000-00000000ffff', now(), now() + interval '30 days', now() + interval '1 day');
create temp table syllable as select s, n from unnest(array['du','mar','le','pe','ti','ro','bert','rich','ard','mo','reau','lau','rent','si','mon','mi','chel','gar','cia','da','vid','ber','trand','fon','taine','che','val','lier','ga','ni','er','rous','sel','lam','mul','ler','fa','bre','mer','cier']) with ordinality u (s, n);
create temp table surname as
  select row_number() over (order by rare, name) - 1 as rank, name from (
    select name, 0 as rare from unnest(array['Martin','Bernard','Thomas','Petit','Robert','Richard','Durand','Dubois','Moreau','Laurent','Simon','Michel','Lefebvre','Leroy','Roux','David','Bertrand','Morel','Fournier','Girard','Bonnet','Dupont','Lambert','Fontaine','Rousseau','Vincent','Muller','Lefevre','Faure','Andre','Mercier','Blanc','Guerin','Boyer','Garnier','Chevalier','Francois','Legrand','Gauthier','Garcia','Perrin','Robin','Clement','Morin','Nicolas','Henry','Roussel','Mathieu','Gautier','Masson','Marchand','Duval','Denis','Dumont','Marie','Lemaire','Noel','Meyer','Dufour','Meunier','Brun','Blanchard','Giraud','Joly','Riviere','Lucas','Brunet','Gaillard','Barbier','Arnaud','Martinez','Gerard','Roche','Renard','Schmitt','Roy','Leroux','Colin','Vidal','Caron','Picard','Roger','Fabre','Aubert','Lemoine','Renaud','Dumas','Lacroix','Olivier','Philippe','Bourgeois','Pierre','Benoit','Rey','Leclerc','Payet','Rolland','Leclercq','Guillaume','Lecomte','Lopez','Jean','Dupuy','Guillot','Hubert','Berger','Carpentier','Sanchez','Dupuis','Moulin','Louis','Deschamps','Huet','Vasseur','Perez','Boucher','Fleury','Royer','Klein','Jacquet','Adam','Paris','Poirier','Marty','Aubry','Guyot','Carre','Charles','Renault','Charpentier','Menard','Maillard','Baron','Bertin','Bailly','Herve','Schneider','Fernandez','Le Gall','Collet','Leger','Bouvier','Julien','Prevost','Millet','Perrot','Daniel','Le Roux','Cousin','Germain','Breton','Besson','Langlois','Remy','Le Goff','Pelletier','Leveque','Perrier','Leblanc','Barre','Lebrun','Marchal','Weber','Mallet','Hamon','Boulanger','Jacob','Monnier','Michaud','Rodriguez','Guichard','Gillet','Etienne','Grondin','Poulain','Tessier','Chevallier','Collin','Chauvin','Da Silva','Bouchet','Gay','Lemaitre','Benard','Marechal','Humbert','Reynaud','Antoine','Hoarau','Perret','Barthelemy','Cordier','Pichon','Lejeune','Gilbert','Lamy','Delaunay','Pasquier','Carlier','Laporte','Bensalah','Ben Salah','Traore','Diallo','Benali','Mohamed','Nguyen','Tran','Ramassamy','Maillot','Ahamada','Abdallah','Kowalczyk','Wisniewski']) name
    union select initcap(a.s || b.s || c.s), 1 + abs(hashtext(a.s || b.s || c.s)) % 1000 from syllable a, syllable b, syllable c) x;
create temp table given as
  select row_number() over (order by rare, name) - 1 as rank, name from (
    select name, 0 as rare from unnest(array['Marie','Jean','Pierre','Michel','Nathalie','Isabelle','Sylvie','Philippe','Alain','Catherine','Patrick','Nicolas','Christophe','Mohamed','Fatima','Sandrine','Stephane','Julien','Laurent','Frederic','Sebastien','Thomas','Christine','Valerie','Alexandre','Celine','David','Eric','Olivier','Aurelie','Maxime','Julie','Kevin','Emilie','Camille','Lea','Manon','Chloe','Emma','Ines','Jade','Louise','Alice','Lina','Mila','Lucas','Hugo','Louis','Gabriel','Arthur','Jules','Adam','Raphael','Ethan','Nathan','Enzo','Yanis','Rayan','Ibrahim','Amadou','Fatoumata','Aminata','Mamadou','Khadija','Rachid','Karim','Yasmine','Sofia','Nour','Jean Pierre','Jean Claude','Marie Claude','Anne Marie','Zofia','Piotr','Oleksii','Olena']) name
    union select initcap(a.s || b.s), 1 + abs(hashtext(a.s || b.s)) % 1000 from syllable a, syllable b) x;
select setseed(0.42);
alter table app.beneficiary disable trigger user;
alter table app.household_access disable trigger user;
alter table app.household_word disable trigger user;
create temp table person as
  select h.id, trunc((select count(*) from surname) * power(random(), 2))::int as s, trunc((select count(*) from given) * power(random(), 2))::int as g from (select id from app.household order by id) h;
insert into app.beneficiary (id, household_id, first_name, last_name, adult, birth_year)
  select app.uuid7(), p.id, g.name, s.name, true, 1950 from person p join surname s on s.rank = p.s join given g on g.rank = p.g;
insert into app.household_access (organisation_id, household_id, reason, since, name, name_key, commune, stage, status, touched_at)
  select '00000000-0000-7000-8000-0000000000c9', id, 'prescription', created_at, name, name_key, commune, stage, status, touched_at from app.household;
create temp table spelled as select name, array(select app.words_in(name)) as words from (select name from surname union select name from given) n;
create temp table named as
  select b.household_id, w from app.beneficiary b join spelled x on x.name = b.last_name, unnest(x.words) w
  union select b.household_id, w from app.beneficiary b join spelled x on x.name = b.first_name, unnest(x.words) w
  union select id, lower(substr(name, 9)) from app.household;
insert into app.household_word (organisation_id, word, household_id) select distinct a.organisation_id, n.w, a.household_id from app.household_access a join named n on n.household_id = a.household_id order by 1, 2, 3 on conflict do nothing;
alter table app.beneficiary enable trigger user;
alter table app.household_access enable trigger user;
alter table app.household_word enable trigger user;
select app.tidy_words();
vacuum analyze app.household_word;
vacuum analyze app.word_key;
vacuum analyze app.household_access;
vacuum analyze app.beneficiary;
