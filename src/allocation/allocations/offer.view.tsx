import type { SeenHousehold } from '#needs/households/household.store.ts'
import { sayNeeds } from '#needs/households/words.ts'
import { sayShort } from '#platform/i18n/dates.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Empty } from '#platform/ui/empty.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { sayOffered } from '../programmes/left.words.ts'
import { isKind, kinds, kindWords } from '../programmes/words.ts'
import type { Promised } from './allocation.store.ts'
import type { Asks } from './choice.rules.ts'
import type { NearDevice, Offer, PromisableSim } from './offer.store.ts'
import type { SecondHome } from './secondHome.store.ts'
import type { Twin } from './twin.store.ts'
import { Unasked, Wanted } from './wanted.view.tsx'

export type OfferProps = {
  household: SeenHousehold
  /** Families very much alike that already have a promise. */
  twins: Twin[]
  /** What the other homes of its children were promised. */
  secondHomes: SecondHome[]
  offers: Offer[]
  devices: NearDevice[]
  /** How many more are ready, and kept for others. */
  keptDevices: number
  sims: PromisableSim[]
  promised: Promised[]
  wanted: string[]
  asks: Asks
  values: Typed
  errors?: Errors
}

/** One screen to decide: in which programme, which device, which card. Only what the family still lacks is asked. */
export const OfferPage = (props: OfferProps) => {
  const { household, offers, promised, secondHomes, wanted, asks, errors } = props
  const done = kinds.every((kind) => asks[kind] === 'promised')
  return (
    <>
      <Heading
        over={`${household.name}, ${household.commune_name}`}
        title="Promettre du matériel"
        lead={wanted.length > 0 ? `Besoin signalé : ${sayNeeds(wanted)}.` : undefined}
      />
      <ErrorSummary errors={errors} />
      {promised.length > 0 && <Already promised={promised} />}
      {secondHomes.length > 0 && <SecondHomes secondHomes={secondHomes} />}
      {done ? <Done household={household} /> : offers.length === 0 ? <NoProgramme /> : <OfferForm {...props} />}
    </>
  )
}

const NoProgramme = () => (
  <Empty title="Aucun programme en cours">
    <p>On promet dans un programme : il dit combien de places sont ouvertes dans chaque commune.</p>
    <LinkButton href="/programmes/nouveau">Ouvrir un programme</LinkButton>
  </Empty>
)

const Done = ({ household }: Pick<OfferProps, 'household'>) => (
  <Actions>
    <LinkButton href={`/familles/${household.id}`}>Revenir à la famille</LinkButton>
  </Actions>
)

const Already = ({ promised }: Pick<OfferProps, 'promised'>) => (
  <Notice title="Déjà promis à cette famille">
    <ul>
      {promised.map(({ kind, programme, state }) => (
        <li>
          {isKind(kind) ? kindWords[kind] : ''} ({programme}){state === 'handed_over' && ', remis'}
        </li>
      ))}
    </ul>
  </Notice>
)

/** A child of two homes uses one machine more often than two; whoever promises decides. */
const SecondHomes = ({ secondHomes }: Pick<OfferProps, 'secondHomes'>) => (
  <Notice tone="turn" title="Un enfant de cette famille a déjà du matériel dans son autre foyer">
    <ul>
      {secondHomes.map(({ household_id, name, child, kind, promised_at }) => (
        <li>
          {child}, aussi dans <a href={`/familles/${household_id}`}>{name}</a> : {isKind(kind) ? kindWords[kind] : ''},
          promis le {sayShort(promised_at)}
        </li>
      ))}
    </ul>
    <p>Un seul suffit-il, s’il fait le voyage avec l’enfant ? Demandez-leur. Vous pouvez promettre quand même.</p>
  </Notice>
)

/** The same people may have been written twice: whoever promises reads it first, and answers for what they say. */
const Twins = ({ twins, values, errors }: Pick<OfferProps, 'twins' | 'values' | 'errors'>) => (
  <Notice tone="turn" title="Peut-être la même famille, déjà équipée">
    <ul>
      {twins.map(({ id, name, kind, promised_at }) => (
        <li>
          <a href={`/familles/${id}`}>{name}</a> : {isKind(kind) ? kindWords[kind] : ''}, {sayShort(promised_at)}
        </li>
      ))}
    </ul>
    <Checkbox
      name="other"
      label="C’est une autre famille : je l’ai vérifié"
      checked={values.other === 'oui'}
      error={errors?.other}
      required
    />
  </Notice>
)

const OfferForm = (props: OfferProps) => {
  const { household, twins, offers, asks, values, errors } = props
  return (
    <Form>
      {twins.length > 0 && <Twins {...{ twins, values, errors }} />}
      <Radios
        name="programme"
        label="Programme"
        value={values.programme}
        error={errors?.programme}
        required
        options={offers.map((offer) => [offer.id, offer.name, sayOffered(offer.left, household.commune_name)])}
      />
      {kinds.map((kind) => asks[kind] === 'open' && <Wanted {...props} kind={kind} />)}
      {kinds.map((kind) => asks[kind] === 'unasked' && <Unasked {...props} kind={kind} />)}
      <Actions>
        <Submit label="Promettre à la famille" />
        <a class="plain" href={`/familles/${household.id}`}>
          Ne rien changer
        </a>
      </Actions>
    </Form>
  )
}
