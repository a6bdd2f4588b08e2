import { roles } from '#platform/access/member.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Turn, Turns } from '#platform/ui/turns.tsx'
import { found } from '#platform/web/halts.ts'
import { type Page, type Routes, routes } from '#platform/web/routes.ts'
import type { Accounts } from './accounts.ts'
import { enterAsPersona, type Persona, personasOf } from './demo.store.ts'
import { welcomeIn } from './welcomeIn.ts'

const open = { apart: true } as const

/** The doors of a demonstration. Where the site names no invented people, these pages do not exist. */
export const demoPages = (accounts: Accounts): Routes => {
  if (accounts.demoPersonas.length === 0) return routes()
  return routes()
    .get('/', 'anyone', (c) => (c.var.visitor ? c.redirect(accounts.home, 303) : showPersonas(c, accounts)), open)
    .get('/demo', 'anyone', (c) => showPersonas(c, accounts), open)
    .post(
      '/demo',
      'anyone',
      async (c) => {
        const email = (await c.req.formData()).get('email')
        const headers = found(await enterAsPersona(accounts, String(email)))
        return welcomeIn(c, accounts, headers, accounts.home)
      },
      open,
    )
}

/** The invented people, one button each. */
const showPersonas = async (c: Page, accounts: Accounts): Promise<Response> =>
  c.render(<Personas personas={await personasOf(accounts)} />, { title: 'Essayer Maillon', layout: 'bare' })

const Personas = ({ personas }: { personas: Persona[] }) => (
  <>
    <Heading title="Essayer Maillon" lead="Choisissez qui vous êtes pour cette visite. Un clic suffit." />
    <Notice>Tout est inventé : les familles, les structures, les noms. Vous pouvez tout essayer.</Notice>
    <Turns>
      {personas.map(({ email, name, role, organisation }) => (
        <Turn
          tone="calm"
          title={name}
          detail={`${roles[role]}, ${organisation}`}
          action={<ActButton second action="/demo" label={`Entrer comme ${name.split(' ')[0]}`} fields={{ email }} />}
        />
      ))}
    </Turns>
  </>
)
