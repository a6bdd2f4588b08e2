import type { TestSite } from '#testing/testSite.ts'
import { household, passerelles, sent } from '../prescriptions/prescription.fixture.ts'

/** The structure that is addressed has a mailbox: links are sent there. */
export const giveMailbox = (site: TestSite) =>
  site.owner(`update app.organisation set email = 'accueil@passerelles.test' where id = $1`, [passerelles])

/** The newest link written to the mailbox of Les Passerelles, as its path. */
export async function newestLink(site: TestSite): Promise<string> {
  const rows = await site.owner<{ link: string }>(
    `select link from app.outbox where email = 'accueil@passerelles.test' and link like '/reponse/%' order by created_at desc, id desc limit 1`,
  )
  return rows[0]?.link ?? ''
}

/** A household addressed by Samira, and the link that its receiver holds. */
export async function addressed(site: TestSite, name: string, more = '') {
  const family = await household(site, 'samira', { name })
  if (more) await site.owner(`update app.household set ${more} where id = $1`, [family])
  const id = await sent(site, 'samira', family)
  return { family, id, link: await newestLink(site) }
}
