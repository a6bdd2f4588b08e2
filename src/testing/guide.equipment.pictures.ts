import type { Page } from 'playwright-core'
import { mine, newest, type Shot } from './guide.shot.ts'

/** The link by which the donor of a counted lot says whether that is what left. */
const donorLink = `with counted as (select n.id, n.organisation_id, n.donor_id from app.delivery_note n where n.state = 'counted' limit 1),
  linked as (insert into app.delivery_link (note_id, organisation_id, token_hash, sent_at, expires_at)
    select id, organisation_id, sha256(sha256('guide-livraison')), now(), '2026-12-02T12:00:00Z' from counted returning 1) select 'guide-livraison' as id from linked`

/** A lot, by its title. */
const lot = (title: string) => `select id from app.donation where title = '${title}' order by announced_at desc limit 1`

const slip = (state: string) =>
  newest(
    'transfer',
    `receiver_id = (select organisation_id from app.member where email = $1) and state = '${state}'`,
    'prepared_at',
  )

const certified = (column: string) =>
  `select ${column} as id from app.certificate where revoked_at is null order by number desc limit 1`

/** A mode card, then machines that wait for it. */
const codesToTest = `select 'MODE-TESTE ' || string_agg(number || ' S', ' ' order by number) as id from (
  select number from app.device where ${mine} and state = 'wiped' and kind = 'laptop' order by number limit 4) as waiting`

/** A scanner types what it reads, then presses Enter. */
async function scan(page: Page, codes: string): Promise<void> {
  for (const code of codes.split(' ')) {
    await page.locator('input[name=code]').fill(code)
    await page.locator('input[name=code]').press('Enter')
    await page.waitForLoadState('networkidle')
    await page.waitForTimeout(400)
  }
}

/** The sheets of a session on this tablet, opened as they are in the yard. */
async function takeAlong(page: Page): Promise<void> {
  await page.locator('input[name=label]').fill('Tablette 2, cour nord')
  await page.locator('input[name=code]').fill('cour-nord-2')
  await page.getByRole('button', { name: 'Emporter les feuilles' }).click()
  await page.waitForURL('**/terrain')
  await page.waitForLoadState('networkidle')
  await page.locator('input[type=password]').fill('cour-nord-2')
  await page.getByRole('button', { name: 'Ouvrir' }).click()
  await page.waitForTimeout(1500)
}

/** Donations, the workshop, a school's tablets, loans, a day without network. */
export const equipmentShots: readonly Shot[] = [
  { name: 'livraison', as: '', path: '/livraison/:id', of: donorLink, width: 360, height: 1100 },
  { name: 'denis-reemploi', as: 'denis', path: '/reemploi' },
  {
    name: 'denis-certificats',
    as: 'denis',
    path: '/dons/:id/certificats',
    of: certified('(select donation_id from app.device d where d.id = device_id)'),
  },
  { name: 'ahmed-pointer', as: 'ahmed', path: '/dons/:id/bordereau/pointer', of: lot('Accueil et état civil') },
  { name: 'ahmed-bordereau', as: 'ahmed', path: '/dons/:id/bordereau', of: lot('Accueil et état civil') },
  { name: 'ahmed-etiquettes', as: 'ahmed', path: '/etiquettes' },
  {
    name: 'ahmed-essais',
    as: 'ahmed',
    path: '/appareils/:id/essais',
    of: newest('device', `${mine} and state = 'wiped'`, 'updated_at'),
    width: 360,
    height: 1100,
  },
  { name: 'ahmed-certificat', as: 'ahmed', path: '/appareils/:id/certificat', of: certified('device_id'), height: 540 },
  { name: 'preuve', as: '', path: '/preuve/:id', of: certified('code'), width: 360, height: 1100 },
  { name: 'ahmed-sortie', as: 'ahmed', path: '/sorties/:id', of: newest('exit', mine, 'made_at') },
  { name: 'ahmed-poste', as: 'ahmed', path: '/etabli/poste', of: codesToTest, does: scan, height: 1000 },
  { name: 'paul-annonce', as: 'paul', path: '/transferts/:id', of: slip('sent') },
  { name: 'paul-reception', as: 'paul', path: '/transferts/:id/reception', of: slip('sent'), width: 360, height: 1180 },
  { name: 'paul-repartir', as: 'paul', path: '/transferts/classes' },
  {
    name: 'paul-remettre',
    as: 'paul',
    path: '/classes/:id/remise',
    of: `select id from app.school_class where ${mine} and name = '4e B'`,
    height: 1100,
  },
  { name: 'paul-seance', as: 'paul', path: '/seances/:id', of: newest('handout', mine, 'created_at') },
  { name: 'paul-retours', as: 'paul', path: '/prets/retours', width: 360, height: 900 },
  { name: 'paul-lieu', as: 'paul', path: '/remises-groupees/nouvelle', height: 1100 },
  { name: 'nadia-prets', as: 'nadia', path: '/prets' },
  { name: 'claire-stock', as: 'claire', path: '/stock' },
  { name: 'nadia-emporter', as: 'nadia', path: '/seances/:id/terrain', of: newest('handout', mine, 'created_at') },
  {
    name: 'nadia-terrain',
    as: 'nadia',
    path: '/seances/:id/terrain',
    of: newest('handout', mine, 'created_at'),
    width: 360,
    does: takeAlong,
  },
]
