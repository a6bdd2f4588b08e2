import type { Beneficiary } from '#needs/beneficiaries/beneficiary.store.ts'
import { sayBirth, sayName } from '#needs/beneficiaries/words.ts'
import { addressFor, livings, sayAtHand } from '#needs/households/atHand.ts'
import type { SeenHousehold } from '#needs/households/household.store.ts'
import { refusalToCorrectNeeds, saidOf } from '#needs/households/need.rules.ts'
import type { needsOf } from '#needs/households/need.store.ts'
import { sayNeedState } from '#needs/households/need.words.ts'
import { channels, type NeedKind, needKinds } from '#needs/households/words.ts'
import type { DeclaredPublic } from '#needs/publics/public.store.ts'
import { type TargetPublic, targetPublics } from '#needs/publics/words.ts'
import { sayPhone } from '#network/phones/phone.ts'
import { Chip } from '#platform/ui/chip.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Sheet } from '#platform/ui/sheet.tsx'

type Props = {
  household: SeenHousehold
  people: Beneficiary[]
  needs: Awaited<ReturnType<typeof needsOf>>
  publics: DeclaredPublic[]
  /** The organisation that reads. */
  own: string
  /** An organisation that follows from afar sees what is needed and how far it got, nothing else. */
  full: boolean
}

/** What is known of a household, beside its story. */
export const HouseholdFacts = ({ household, people, needs, publics, own, full }: Props) => (
  <>
    <Sheet title="La famille">
      <Facts>
        {people.map((person) => (
          <Fact label={sayName(person)}>
            <Person person={person} href={`/familles/${household.id}/personnes/${person.id}`} />
          </Fact>
        ))}
        {full && (
          <>
            <Fact label="À joindre">{channels[household.channel as keyof typeof channels]}</Fact>
            <Fact label="Téléphone">
              {household.phone && <a href={`tel:${household.phone}`}>{sayPhone(household.phone)}</a>}
            </Fact>
            {household.email && <Fact label="E-mail">{household.email}</Fact>}
            {household.address && <Fact label="Adresse">{addressFor(own, household)}</Fact>}
            {household.living !== 'home' && (
              <Fact label="Vit">{livings[household.living as keyof typeof livings]}</Fact>
            )}
            {household.neutral_message && <Fact label="Prudence">Ne rien dire dans un message</Fact>}
            {sayAtHand(household) && <Fact label="A déjà">{sayAtHand(household)}</Fact>}
            {household.interpreter && <Fact label="Interprète">Utile</Fact>}
            {publics.length > 0 && <Fact label="Publics">{sayPublics(publics)}</Fact>}
          </>
        )}
      </Facts>
      {full && (
        <p>
          <a href={`/familles/${household.id}/personnes/nouvelle`}>Ajouter une personne</a>
          {' · '}
          <a href={`/familles/${household.id}/publics`}>Publics</a>
          {' · '}
          <a href={`/familles/${household.id}/droits`}>Ses droits</a>
        </p>
      )}
    </Sheet>
    <Sheet title="Les besoins">
      <Facts>
        {needs.map((need) => (
          <Fact label={needKinds[need.kind as NeedKind]}>
            <NeedChip {...{ need }} chain={household.chain} />
          </Fact>
        ))}
      </Facts>
      {full && <Situation {...{ needs }} />}
      {!refusalToCorrectNeeds(household) && (
        <p>
          <a href={`/familles/${household.id}/besoins`}>Corriger les besoins</a>
        </p>
      )}
    </Sheet>
  </>
)

/** What is known of somebody, as the link to what may be corrected. */
const Person = ({ person, href }: { person: Beneficiary; href: string }) => (
  <a href={href}>
    {[person.class, sayBirth(person)].filter(Boolean).join(', ') || (person.adult ? 'adulte' : 'enfant')}
  </a>
)

const sayPublics = (publics: readonly DeclaredPublic[]): string =>
  publics
    .map(({ kind, first_name }) =>
      [targetPublics[kind as TargetPublic], first_name && `(${first_name})`].filter(Boolean).join(' '),
    )
    .join(', ')

const Situation = ({ needs }: Pick<Props, 'needs'>) => {
  const { situation } = saidOf(needs)
  return situation ? <p class="quiet">{situation}</p> : null
}

const NeedChip = ({ need, chain }: { need: Props['needs'][number]; chain: string }) => {
  const [label, tone] = sayNeedState(need, chain)
  return <Chip tone={tone}>{label}</Chip>
}
