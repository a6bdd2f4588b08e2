import { addressFor, sayAtHand } from '#needs/households/atHand.ts'
import { channels, sayLanguages, sayPeople } from '#needs/households/words.ts'
import { WhomToAsk } from '#needs/notice/whomToAsk.tsx'
import type { Organisation } from '#network/organisations/organisation.store.ts'
import { sayPhone } from '#network/phones/phone.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { capital } from '#platform/text/capital.ts'
import { Block } from '#platform/ui/block.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { PrintHint } from '#platform/ui/letterhead.tsx'
import { Table } from '#platform/ui/table.tsx'
import { heldLists, type Listed } from './held.lists.ts'
import type { Held } from './held.store.ts'
import { type About, aboutHeld, heldParts, heldQuestions, mostSaid, rightsSaid, saidOtherwise } from './held.words.ts'

type Props = { held: Held; organisation: Organisation; now: Date }

const parts = Object.keys(heldLists) as (keyof typeof heldLists)[]

/** What is kept about a household, to be handed to it: every line in plain words, with why, from whom, for whom and how long; what holds for most is said once. */
export const HeldView = ({ held, organisation, now }: Props) => {
  const about = aboutHeld(held, organisation)
  const read = parts
    .map((part) => ({ part, about: about[part], list: heldLists[part]({ held, now }) }))
    .filter(({ list }) => list.rows.length > 0)
  const common = mostSaid([about.household, ...read.map((one) => one.about)])
  return (
    <>
      <Heading
        title="Ce qui est gardé sur vous"
        lead={`${held.household.name}. Structure : ${organisation.name}. Au ${sayDate(dayOf(now))}.`}
      />
      <p>
        Ce dossier dit tout ce que nous gardons ou lisons de vous. Voici ce qui vaut pour presque tout ; sous chaque
        titre, pourquoi nous le gardons, et ce qui change.
      </p>
      <Facts>
        {(Object.keys(heldQuestions) as (keyof typeof heldQuestions)[]).map((key) => (
          <Fact label={heldQuestions[key]}>{capital(common[key])}</Fact>
        ))}
      </Facts>
      <PrintHint />
      <Block title={heldParts.household}>
        <Said about={about.household} common={common} />
        <Who {...{ held, organisation }} />
      </Block>
      {read.map(({ part, about, list }) => (
        <Block title={heldParts[part]}>
          <Said {...{ about, common }} />
          <Table caption={heldParts[part]} captionHidden {...filledOf(list)} />
        </Block>
      ))}
      <Block title="Vos droits">
        <div class="notice-parts">
          <ul>
            {rightsSaid.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </div>
        <p>Dites-le-nous de la façon que vous voulez. Nous répondons en un mois au plus. C’est gratuit.</p>
      </Block>
      <WhomToAsk organisation={organisation} />
    </>
  )
}

const Said = ({ about, common }: { about: About; common: ReturnType<typeof mostSaid> }) => (
  <p class="quiet small">
    Pour {about.why}.
    {saidOtherwise(about, common).map((key) => (
      <>
        {' '}
        {heldQuestions[key]} : {about[key]}.
      </>
    ))}
  </p>
)

/** A column in which nothing was noted is left out. */
const filledOf = ({ columns, rows }: Listed): Listed => {
  const filled = columns.map((_, at) => rows.some((cells) => Boolean(cells[at])))
  return {
    columns: columns.filter((_, at) => filled[at]),
    rows: rows.map((cells) => cells.filter((_, at) => filled[at])),
  }
}

const Who = ({ held: { household }, organisation }: Pick<Props, 'held' | 'organisation'>) => (
  <Facts>
    <Fact label="Nom">{household.name}</Fact>
    <Fact label="Commune">{household.commune_name}</Fact>
    <Known label="Adresse">{addressFor(organisation.id, household)}</Known>
    <Known label="Ce que vous avez déjà">{sayAtHand(household)}</Known>
    <Known label="Téléphone">{household.phone && sayPhone(household.phone)}</Known>
    <Known label="E-mail">{household.email}</Known>
    <Fact label="Façon de vous joindre">{channels[household.channel as keyof typeof channels]}</Fact>
    <Known label="Le bon moment">{household.best_moment}</Known>
    <Known label="Précaution">{isCautious(household) && 'Une précaution est notée ; demandez-la de vive voix.'}</Known>
    <Fact label="Langues">{sayLanguages(household.languages)}</Fact>
    <Fact label="Au foyer">{sayPeople(household.adults, household.children)}</Fact>
    <Known label="Dernier contact">{household.last_contact_at && sayDate(dayOf(household.last_contact_at))}</Known>
  </Facts>
)

/** What protects somebody at home is not written on a paper that is read there: that it is noted is said, and asked aloud. */
const isCautious = ({ neutral_message, confidential_address }: Held['household']): boolean =>
  neutral_message || confidential_address

/** A line only when something was noted. */
const Known = ({ label, children }: { label: string; children: string | null | undefined | false }) =>
  children ? <Fact label={label}>{children}</Fact> : null
