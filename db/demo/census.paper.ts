import type { Row } from './demo.ts'
import type { Scene } from './scene.ts'

const SHEETS = 9
/** Structures without an e-mail address: they were handed their sheet, and never invited. */
const WITHOUT_ADDRESS = 3
const most = { computer: 11, connection: 7, skills: 18 } as const
const obstacles = ['Personne n’a le temps d’expliquer.', 'Le prix des forfaits.', 'La peur de mal faire.']

/** Structures that wrote on paper, and whose sheet the coordination typed: nobody opened their link. */
export function inventPaper({ demo, claire }: Scene): void {
  const { clock, random } = demo
  const rows = <T extends 'census' | 'census_invitation' | 'list_upload'>(table: T) =>
    (demo.tables.get(table) ?? []) as Row<T>[]
  const [census] = rows('census')
  if (!census) return
  const lists = rows('list_upload').map(({ partner }) => partner)
  const silent = rows('census_invitation').filter(({ opened_at, partner }) => !opened_at && !lists.includes(partner))
  for (const [place, asked] of silent.slice(0, SHEETS).entries()) {
    const at = clock.ago(random.int(2, 18))
    const answers = {
      visitors: random.int(4, 40) * 5,
      help: random.pick(['oui', 'non']),
      obstacle: random.pick(obstacles),
    }
    Object.assign(asked, { answered_at: at, answers, came_by: 'paper' })
    if (place < WITHOUT_ADDRESS) Object.assign(asked, { email: null, asked_by: null, invited_at: at })
    for (const kind of Object.keys(most) as (keyof typeof most)[])
      for (const commune of random.shuffle(census.communes as string[]).slice(0, 2))
        demo.add('census_count', {
          ...{ organisation_id: claire.organisation.id, invitation_id: asked.id, commune, kind },
          declared: random.int(1, most[kind]),
        })
    demo.note(claire, at, {
      act: 'census.paper_typed',
      subject: ['census', census.id],
      to: 'answered',
      data: { invitation: asked.id },
    })
  }
  const invited = demo.acts.find(({ act }) => act === 'census.partners_invited')
  if (invited) invited.data = { invited: rows('census_invitation').filter(({ email }) => email).length }
}
