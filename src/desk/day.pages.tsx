import type { VNode } from 'preact'
import type { Acting } from '#platform/access/acting.ts'
import type { Role } from '#platform/access/member.ts'
import { sayDay } from '#platform/i18n/dates.ts'
import { capital } from '#platform/text/capital.ts'
import { Block } from '#platform/ui/block.tsx'
import { Columns } from '#platform/ui/columns.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Empty } from '#platform/ui/empty.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import type { Turn } from '#platform/ui/turn.ts'
import { Turns } from '#platform/ui/turns.tsx'
import { type Page, routes } from '#platform/web/routes.ts'
import { glancesOf } from './glances.ts'
import { TurnLine } from './turnLine.tsx'
import { turnsOf } from './turns.ts'

export const dayPages = routes().get('/ma-journee', 'members', day)

async function day(c: Page) {
  const { by, now } = c.var
  const [turns, glances] = await Promise.all([turnsOf(by), glancesOf(by)])
  return c.render(<Day {...{ by, turns, glances, now }} />, { title: 'Ma journée' })
}

/** A person does a few things in a day: the rest is one press away. */
const AT_ONCE = 8

const Day = ({ by, turns, glances, now }: { by: Acting; turns: Turn[]; glances: VNode[]; now: Date }) => {
  const mine = turns.filter((turn) => turn.tone !== 'calm')
  const calm = turns.filter((turn) => turn.tone === 'calm')
  const rest = mine.slice(AT_ONCE)
  const work = (
    <>
      <Block title="À vous de jouer">
        {mine.length > 0 ? <Lines turns={mine.slice(0, AT_ONCE)} /> : <Nothing role={by.member.role} />}
        {rest.length > 0 && (
          <Disclosure summary={`Ensuite : ${counted(rest.length, 'autre chose', 'autres choses')}`}>
            <Lines turns={rest} />
          </Disclosure>
        )}
      </Block>
      {calm.length > 0 && (
        <Block title="À savoir">
          <Lines turns={calm} />
        </Block>
      )}
    </>
  )
  return (
    <>
      <Heading
        over={`${capital(sayDay(now, now))} · ${by.member.organisationName}`}
        title={`Bonjour ${by.member.name.split(' ')[0]}${said(mine.length)}`}
        action={mine.length > 0 && begins.includes(by.member.role) && <FirstStep role={by.member.role} second />}
      />
      {glances.length > 0 ? <Columns aside={glances}>{work}</Columns> : work}
    </>
  )
}

const Lines = ({ turns }: { turns: Turn[] }) => (
  <Turns>
    {turns.map((turn) => (
      <TurnLine turn={turn} />
    ))}
  </Turns>
)

const words = [
  '',
  'une chose vous attend',
  'deux choses vous attendent',
  'trois choses vous attendent',
  'quatre choses vous attendent',
  'cinq choses vous attendent',
]
/** Each wing brings its twenty most urgent: beyond, a precise number would be a false one. */
const COUNTED = 20
const said = (n: number) =>
  n === 0 ? '' : `, ${words[n] ?? `${n > COUNTED ? `plus de ${COUNTED}` : n}\u00a0choses vous attendent`}`

const firstSteps: Record<Role, readonly [label: string, href: string]> = {
  school: ['Pointer une classe', '/classes'],
  prescriber: ['Orienter une personne', '/orientations/nouvelle'],
  town_agent: ['Orienter une personne', '/orientations/nouvelle'],
  donor: ['Annoncer un don', '/dons/nouveau'],
  refurbisher: ['Voir les appareils', '/appareils'],
  coordinator: ['Voir les familles', '/familles'],
  mediator: ['Voir les rendez-vous', '/rendez-vous'],
  funder: ['Voir le bilan', '/bilan'],
}

const Nothing = ({ role }: { role: Role }) => {
  return (
    <Empty title="Rien ne vous attend">
      <p>Ce qui demandera une réponse de votre part apparaîtra ici, le plus urgent d’abord.</p>
      <FirstStep role={role} />
    </Empty>
  )
}

/** Roles whose work begins with something new: its button stays at hand on a full day too. */
const begins: readonly Role[] = ['prescriber', 'school', 'town_agent', 'donor']

const FirstStep = ({ role, second }: { role: Role; second?: boolean }) => {
  const [label, href] = firstSteps[role]
  return (
    <LinkButton href={href} second={second}>
      {label}
    </LinkButton>
  )
}
