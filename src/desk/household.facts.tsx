import { addressFor, livings, sayAtHand } from '#needs/households/atHand.ts'
import type { SeenHousehold } from '#needs/households/household.store.ts'
import { refusalToCorrectNeeds } from '#needs/households/need.rules.ts'
import type { needsOf } from '#needs/households/need.store.ts'
import { sayNeedState } from '#needs/households/need.words.ts'
import type { Reader } from '#needs/households/readers.store.ts'
import { sayScope } from '#needs/households/readers.words.ts'
import { agreementHows, channels, type NeedKind, needKinds } from '#needs/households/words.ts'
import type { Situation } from '#needs/oneHousehold/situation.store.ts'
import type { DeclaredPublic } from '#needs/publics/public.store.ts'
import { type TargetPublic, targetPublics } from '#needs/publics/words.ts'
import type { Agreed } from '#needs/rights/rights.store.ts'
import { sayPhone } from '#network/phones/phone.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { byName } from '#platform/i18n/toward.ts'
import { Chip } from '#platform/ui/chip.tsx'
import { EmailLink } from '#platform/ui/emailLink.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Sheet } from '#platform/ui/sheet.tsx'
import { HouseholdPeople, type PeopleProps } from './household.people.tsx'

type Props = PeopleProps & {
  household: SeenHousehold
  needs: Awaited<ReturnType<typeof needsOf>>
  /** What each file tells of its needs; nothing when it is followed from afar. */
  situations: Situation[]
  publics: DeclaredPublic[]
  /** What the family was told and agreed to. */
  sharing: Agreed[]
  readers: Reader[]
  /** The organisation that reads. */
  own: string
  /** An organisation that follows from afar sees what is needed and how far it got, nothing else. */
  full: boolean
}

/** What is known of a household, beside its story: what it lacks, how to reach it, who lives there; what is seldom asked comes last. */
export const HouseholdFacts = ({
  household,
  needs,
  situations,
  publics,
  sharing,
  readers,
  own,
  full,
  ...people
}: Props) => (
  <>
    <Sheet title="Les besoins">
      <Facts>
        {needs.map((need) => (
          <Fact label={needKinds[need.kind as NeedKind]}>
            <NeedChip {...{ need }} chain={household.chain} />
          </Fact>
        ))}
        {full && sayAtHand(household) && <Fact label="A déjà">{sayAtHand(household)}</Fact>}
      </Facts>
      <Situations {...{ situations }} />
      {!refusalToCorrectNeeds(household) && (
        <p>
          <a href={`/familles/${household.id}/besoins`}>Corriger les besoins</a>
        </p>
      )}
    </Sheet>
    {full && <Reach {...{ household, own }} />}
    {full && <HouseholdPeople {...people} household={household} />}
    {full && <Seldom {...{ household, publics, sharing, readers }} />}
  </>
)

/** How to reach it without harm: only what is known, the precaution first. */
const Reach = ({ household, own }: Pick<Props, 'household' | 'own'>) => (
  <Sheet title="Pour la joindre">
    <Facts>
      {household.neutral_message && <Fact label="Prudence">Ne rien dire dans un message</Fact>}
      <Fact label="De préférence">{channels[household.channel as keyof typeof channels]}</Fact>
      {household.phone && (
        <Fact label="Téléphone">
          <a href={`tel:${household.phone}`}>{sayPhone(household.phone)}</a>
        </Fact>
      )}
      {household.email && (
        <Fact label="E-mail">
          <EmailLink address={household.email} />
        </Fact>
      )}
      {household.interpreter && <Fact label="Interprète">Utile</Fact>}
      {household.address && <Fact label="Adresse">{addressFor(own, household)}</Fact>}
      {household.living !== 'home' && <Fact label="Vit">{livings[household.living as keyof typeof livings]}</Fact>}
    </Facts>
  </Sheet>
)

/** What is declared of it, who reads its file, and what it may ask. */
const Seldom = ({
  household,
  publics,
  sharing,
  readers,
}: Pick<Props, 'household' | 'publics' | 'sharing' | 'readers'>) => (
  <Sheet title="Ses droits">
    <Facts>
      <Fact label={<a href={`/familles/${household.id}/publics`}>Publics</a>}>
        {publics.length > 0 ? sayPublics(publics) : <span class="quiet">Rien n’est déclaré</span>}
      </Fact>
      <Fact label="Son accord">
        <Agreements standing={sharing.filter((one) => one.kind === 'sharing' && !one.withdrawn_on)} />
      </Fact>
      <Fact label="Qui lit ce dossier">
        <ReadBy readers={readers.filter(({ own }) => !own)} />
      </Fact>
    </Facts>
    <p>
      <a href={`/familles/${household.id}/droits`}>Lire, corriger, effacer</a>
      {' · '}
      <a href="/notice">Notice à remettre</a>
    </p>
  </Sheet>
)

/** Each yes that stands: how, who, when, to whom, and the notice that was read. */
const Agreements = ({ standing }: { standing: readonly Agreed[] }) =>
  standing.length === 0 ? (
    <span class="quiet">Aucun n’est noté</span>
  ) : (
    standing.map((one) => (
      <span class="line">
        {[agreementHows[one.how as keyof typeof agreementHows], one.given_by].filter(Boolean).join(', ')}, le{' '}
        {sayDate(one.given_on)}
        <small class="quiet">
          {' '}
          à {one.noted_by} (<a href={`/notice/${one.text_version}`}>notice lue</a>)
        </small>
      </span>
    ))
  )

const ReadBy = ({ readers }: Pick<Props, 'readers'>) =>
  readers.length === 0 ? (
    <>Votre structure, et personne d’autre</>
  ) : (
    <ul>
      <li>Votre structure</li>
      {readers.map((reader) => (
        <li>
          {reader.name}
          {reader.scope === 'status' && <small class="quiet"> : {sayScope(reader)}</small>}
        </li>
      ))}
    </ul>
  )

const sayPublics = (publics: readonly DeclaredPublic[]): string =>
  [
    ...new Set(
      publics.map(({ kind, first_name }) =>
        [targetPublics[kind as TargetPublic], first_name && `(${first_name})`].filter(Boolean).join(' '),
      ),
    ),
  ].join(', ')

/** Each situation with who heard it, and when: files read as one may tell it otherwise. */
const Situations = ({ situations }: Pick<Props, 'situations'>) => (
  <>
    {situations.map(({ situation, heard_by, heard_at }) => (
      <p>
        {situation}
        <br />
        <small class="quiet">
          Entendu {byName(heard_by)}, le {sayDate(dayOf(heard_at))}
        </small>
      </p>
    ))}
  </>
)

const NeedChip = ({ need, chain }: { need: Props['needs'][number]; chain: string }) => {
  const [label, tone] = sayNeedState(need, chain)
  return <Chip tone={tone}>{label}</Chip>
}
