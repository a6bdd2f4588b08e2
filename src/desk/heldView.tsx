import { addressFor, sayAtHand } from '#needs/households/atHand.ts'
import { channels, sayLanguages, sayPeople } from '#needs/households/words.ts'
import { WhomToAsk } from '#needs/notice/whomToAsk.tsx'
import type { Organisation } from '#network/organisations/organisation.store.ts'
import { sayPhone } from '#network/phones/phone.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { PrintHint } from '#platform/ui/letterhead.tsx'
import { Table } from '#platform/ui/table.tsx'
import { heldLists } from './held.lists.ts'
import type { Held } from './held.store.ts'
import { type About, aboutHeld, type HeldPart, heldParts, rightsSaid } from './held.words.ts'

type Props = { held: Held; organisation: Organisation; now: Date }

/** What is kept about a household, to be handed to it: every line in plain words, with why, from whom, for whom and how long. */
export const HeldView = ({ held, organisation, now }: Props) => {
  const about = aboutHeld(held, organisation)
  return (
    <>
      <Heading
        title="Ce qui est gardé sur vous"
        lead={`${held.household.name}. Structure : ${organisation.name}. Au ${sayDate(dayOf(now))}.`}
      />
      <p>
        Ce dossier dit tout ce que nous gardons ou lisons de vous. Sous chaque titre : pourquoi nous le gardons, de qui
        cela vient, qui le lit, et quand c’est effacé.
      </p>
      <PrintHint />
      <Block title={heldParts.household}>
        <Said {...about.household} />
        <Who {...{ held, organisation }} />
      </Block>
      {(Object.keys(heldLists) as (keyof typeof heldLists)[]).map((part) => (
        <Part {...{ part, held, now }} about={about[part]} />
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

const Said = ({ why, law, from, to, until }: About) => (
  <p class="quiet small">
    <b>Pourquoi :</b> {why}.
    <br />
    <b>Ce qui le permet :</b> {law}.
    <br />
    <b>De qui cela vient :</b> {from}.
    <br />
    <b>Qui le lit :</b> {to}.
    <br />
    <b>Effacé :</b> {until}.
  </p>
)

const Part = ({
  part,
  about,
  ...known
}: { part: Exclude<HeldPart, 'household'>; about: About } & Pick<Props, 'held' | 'now'>) => {
  const { columns, rows } = heldLists[part](known)
  return rows.length === 0 ? null : (
    <Block title={heldParts[part]}>
      <Said {...about} />
      <Table caption={heldParts[part]} captionHidden columns={columns} rows={rows} />
    </Block>
  )
}

const Who = ({ held: { household }, organisation }: Pick<Props, 'held' | 'organisation'>) => (
  <Facts>
    <Fact label="Nom">{household.name}</Fact>
    <Fact label="Commune">{household.commune_name}</Fact>
    <Fact label="Adresse">{addressFor(organisation.id, household)}</Fact>
    <Fact label="Ce que vous avez déjà">{sayAtHand(household)}</Fact>
    <Fact label="Téléphone">{household.phone && sayPhone(household.phone)}</Fact>
    <Fact label="E-mail">{household.email}</Fact>
    <Fact label="Façon de vous joindre">{channels[household.channel as keyof typeof channels]}</Fact>
    <Fact label="Le bon moment">{household.best_moment}</Fact>
    <Fact label="Langues">{sayLanguages(household.languages)}</Fact>
    <Fact label="Au foyer">{sayPeople(household.adults, household.children)}</Fact>
    <Fact label="Dernier contact">{sayDate(dayOf(household.last_contact_at))}</Fact>
  </Facts>
)
