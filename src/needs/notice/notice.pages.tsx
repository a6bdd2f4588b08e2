import { basisOf } from '#network/organisations/legalBasis.ts'
import { organisationNamed } from '#network/organisations/organisation.store.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { meetsFamilies } from '../households/household.rules.ts'
import { NoticeView } from './notice.view.tsx'
import { NOTICE_VERSION, noticeOf } from './words.ts'

/** The notice in the name of the member's own organisation; a version that somebody agreed to stays readable. */
export const noticePages = routes()
  .get('/notice', meetsFamilies, (c) => show(c, NOTICE_VERSION))
  .get('/notice/:version', meetsFamilies, (c) => show(c, c.req.param('version') ?? ''))

async function show(c: Page, version: string) {
  const { by } = c.var
  const organisation = found(await organisationNamed(by, by.member.organisationId))
  const parts = found(noticeOf(version, basisOf(organisation)))
  return c.render(<NoticeView {...{ parts, version, organisation }} />, {
    title: 'Ce que nous notons sur vous',
    layout: 'bare',
    print: true,
  })
}
