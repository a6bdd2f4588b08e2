import { allocationShots } from './guide.allocation.pictures.ts'
import { equipmentShots } from './guide.equipment.pictures.ts'
import { mine, newest, type Shot } from './guide.shot.ts'

/** The household at this link, in need of everything, that moved last among those this member follows in full. */
const householdAt = (stage: number, status = 'open') =>
  `select a.household_id as id from app.household_access a join app.household h on h.id = a.household_id
   where a.${mine} and a.scope = 'full' and a.ended_at is null and h.stage = ${stage} and h.status = '${status}' and h.chain !~ 's' and not h.answer_awaited
   order by h.touched_at desc, h.id limit 1`

/** The page of a structure that was asked: the demonstration keeps no link, so the camera is given one. */
const linkTo = (partner: string) =>
  `with asked as (update app.census_invitation set token_hash = sha256(sha256('guide'))
     where ${mine} and partner = '${partner}' returning 1) select 'guide' as id from asked`

/** The link of the newest urgent prescription of Harnes, as the structure that was addressed holds it. */
const answerLink = `with sent as (select p.id, p.organisation_id from app.prescription p
    where p.state = 'sent' and p.urgent and p.message <> '' order by p.sent_at desc limit 1),
  linked as (insert into app.prescription_link (prescription_id, organisation_id, token_hash, sent_at, expires_at)
    select id, organisation_id, sha256(sha256('guide-reponse')), now(), '2026-12-02T12:00:00Z' from sent returning 1) select 'guide-reponse' as id from linked`

export const shots: readonly Shot[] = [
  { name: 'entree', as: '', path: '/demo' },
  { name: 'samira-journee', as: 'samira', path: '/ma-journee' },
  { name: 'samira-famille-nouvelle', as: 'samira', path: '/familles/nouvelle' },
  { name: 'samira-orienter', as: 'samira', path: '/familles/:id/orienter', of: householdAt(2) },
  { name: 'samira-orientations', as: 'samira', path: '/orientations' },
  {
    name: 'orientation-bon',
    as: 'samira',
    path: '/orientations/:id/bon',
    of: newest('prescription', `${mine} and urgent and state = 'sent'`, 'sent_at'),
    height: 1100,
  },
  { name: 'orientation-lien', as: '', path: '/reponse/:id', of: answerLink, width: 360, height: 1180 },
  {
    name: 'orientation-question',
    as: 'samira',
    path: '/orientations/:id',
    of: newest('prescription', `${mine} and asked_at is not null`, 'sent_at'),
    width: 360,
    height: 1180,
  },
  {
    name: 'orientation-suite',
    as: 'samira',
    path: '/orientations/:id',
    of: newest('prescription', `${mine} and state = 'expired'`, 'sent_at'),
  },
  {
    name: 'orientation-habilitation',
    as: 'claire',
    path: '/structures/:id/habilitation',
    of: `select id from app.organisation where name = 'Centre social du Pont-Rouge'`,
  },
  { name: 'samira-telephone', as: 'samira', path: '/ma-journee', width: 360 },
  { name: 'paul-familles', as: 'paul', path: '/familles' },
  { name: 'paul-signalements', as: 'paul', path: '/signalements' },
  { name: 'paul-vacances', as: 'paul', path: '/vacances' },
  {
    name: 'paul-classe',
    as: 'paul',
    path: '/classes/:id',
    of: `select id from app.school_class where ${mine} and name = '4e B'`,
    width: 360,
  },
  {
    name: 'paul-eleve',
    as: 'paul',
    path: '/signalements/:id',
    of: `select s.id from app.signal s join app.pupil p on p.id = s.pupil_id
      where s.organisation_id = (select organisation_id from app.member where email = $1) and s.ended_at is null and exists (
        select from app.event e where e.household_id = p.household_id and e.act = 'handover.signed') order by s.flagged_at, s.id limit 1`,
  },
  { name: 'claire-journee', as: 'claire', path: '/ma-journee' },
  {
    name: 'claire-reponse',
    as: 'claire',
    path: '/orientations/:id',
    of: newest('prescription', `to_${mine} and state = 'sent'`, 'sent_at'),
  },
  { name: 'claire-attribuer', as: 'claire', path: '/familles/:id/attribuer', of: householdAt(3) },
  {
    name: 'claire-programme',
    as: 'claire',
    path: '/programmes/:id',
    of: newest('programme', `${mine} and name = '120 familles connectées'`, 'starts_on'),
  },
  { name: 'claire-famille', as: 'claire', path: '/familles/:id', of: householdAt(6) },
  { name: 'claire-famille-autonome', as: 'claire', path: '/familles/:id', of: householdAt(8, 'closed') },
  { name: 'claire-bilan', as: 'claire', path: '/bilan' },
  { name: 'claire-recensement', as: 'claire', path: '/recensements/:id', of: newest('census', mine, 'created_at') },
  {
    name: 'claire-reponses',
    as: 'claire',
    path: '/recensements/:id/reponses',
    of: newest('census', mine, 'created_at'),
  },
  {
    name: 'claire-rapprochement',
    as: 'claire',
    path: '/rapprochements/:id',
    of: `select a || '/' || b as id from app.likeness where ${mine} order by odds desc`,
  },
  {
    name: 'claire-fiches',
    as: 'claire',
    path: '/familles/:id/fiches',
    of: `select kept_in as id from app.household_access where ${mine} and kept_in is not null`,
  },
  {
    name: 'claire-liste',
    as: 'claire',
    path: '/recensements/:id',
    of: `select census_id || '/liste/' || id as id from app.list_upload where ${mine}`,
  },
  {
    name: 'claire-liste-colonnes',
    as: 'claire',
    path: '/recensements/:id/colonnes',
    of: `select census_id || '/liste/' || id as id from app.list_upload where ${mine}`,
  },
  {
    name: 'structure-recensement',
    as: 'claire',
    path: '/recensement/:id',
    of: linkTo('Médiathèque de Harnes'),
    width: 360,
  },
  { name: 'claire-orthographe', as: 'claire', path: '/familles?nom=Kowalzcyk' },
  {
    name: 'claire-accord',
    as: 'claire',
    path: '/familles/:id/accord',
    of: `select other_household_id || '/personnes/' || other_child_id as id from app.two_homes where ${mine} limit 1`,
    width: 360,
  },
  { name: 'claire-notice', as: 'claire', path: '/notice', width: 360 },
  { name: 'samira-droits', as: 'samira', path: '/familles/:id/droits', of: householdAt(2) },
  { name: 'denis-dons', as: 'denis', path: '/dons' },
  {
    name: 'denis-appareil',
    as: 'denis',
    path: '/appareils/:id',
    of: `select d.id from app.device d join app.donation n on n.id = d.donation_id where n.${mine} and d.state = 'handed_over' order by d.updated_at desc, d.id limit 1`,
  },
  { name: 'ahmed-journee', as: 'ahmed', path: '/ma-journee' },
  {
    name: 'ahmed-appareil',
    as: 'ahmed',
    path: '/appareils/:id',
    of: newest('device', `${mine} and state = 'to_wipe'`, 'updated_at'),
  },
  {
    name: 'ahmed-telephone',
    as: 'ahmed',
    path: '/appareils/:id',
    of: newest('device', `${mine} and state = 'wiped'`, 'updated_at'),
    width: 360,
  },
  { name: 'nadia-journee', as: 'nadia', path: '/ma-journee' },
  {
    name: 'nadia-remise',
    as: 'nadia',
    path: '/remises/:id',
    of: newest('handover', `${mine} and handout_id is null and state = 'prepared'`, 'created_at'),
  },
  {
    name: 'nadia-remise-telephone',
    as: 'nadia',
    path: '/remises/:id',
    of: newest('handover', `${mine} and handout_id is null and state = 'prepared'`, 'created_at'),
    width: 360,
  },
  { name: 'nadia-rendez-vous', as: 'nadia', path: '/rendez-vous' },
  {
    name: 'nadia-atelier',
    as: 'nadia',
    path: '/ateliers/:id',
    of: `select id from app.workshop where ${mine} order by abs(extract(epoch from starts_at - now())), id limit 1`,
  },
  { name: 'odile-famille-nouvelle', as: 'odile', path: '/familles/nouvelle', width: 360 },
  { name: 'lea-bilan', as: 'lea', path: '/bilan' },
  ...equipmentShots,
  ...allocationShots,
]
