import type { readyDevices } from '#equipment/devices/device.moves.store.ts'
import { grades, nameDevice, saySpec } from '#equipment/devices/device.words.ts'
import { sayIccid } from '#equipment/simCards/simCard.rules.ts'
import type { SeenHousehold } from '#needs/households/household.store.ts'
import { sayNeeds } from '#needs/households/words.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Empty } from '#platform/ui/empty.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { atCommune, countOf, isKind, kindWords } from '../programmes/words.ts'
import type { Promised } from './allocation.store.ts'
import type { Offer, promisableSims } from './offer.store.ts'

type Device = Awaited<ReturnType<typeof readyDevices>>[number]
type Sim = Awaited<ReturnType<typeof promisableSims>>[number]
type Props = {
  household: SeenHousehold
  offers: Offer[]
  devices: Device[]
  sims: Sim[]
  promised: Promised[]
  wanted: string[]
  values: Typed
  errors?: Errors
}

/** One screen to decide: in which programme, which device, which card. */
export const OfferPage = (props: Props) => {
  const { household, offers, promised, wanted, errors } = props
  return (
    <>
      <Heading
        over={`${household.name}, ${household.commune_name}`}
        title="Promettre du matériel"
        lead={wanted.length > 0 ? `Besoin signalé : ${sayNeeds(wanted)}.` : undefined}
      />
      <ErrorSummary errors={errors} />
      {promised.length > 0 && <Already promised={promised} />}
      {offers.length === 0 ? <NoProgramme /> : <OfferForm {...props} />}
    </>
  )
}

const NoProgramme = () => (
  <Empty title="Aucun programme en cours">
    <p>On promet dans un programme : il dit combien de places sont ouvertes dans chaque commune.</p>
    <LinkButton href="/programmes/nouveau">Ouvrir un programme</LinkButton>
  </Empty>
)

const Already = ({ promised }: { promised: Promised[] }) => (
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

const OfferForm = ({ household, offers, devices, sims, values, errors }: Props) => (
  <Form>
    <Radios
      name="programme"
      label="Programme"
      value={values.programme}
      error={errors?.programme}
      required
      options={offers.map((offer) => [offer.id, offer.name, sayLeft(offer, household.commune_name)])}
    />
    {devices.length === 0 ? (
      <Notice title="Aucun appareil n’est prêt dans votre stock" />
    ) : (
      <Radios
        name="device"
        label="Ordinateur"
        hint={devices.length === 50 ? 'Les cinquante appareils prêts depuis le plus longtemps.' : undefined}
        value={values.device ?? ''}
        error={errors?.device}
        options={[
          ['', 'Pas d’ordinateur'],
          ...devices.map((device) => [device.id, `${device.number}, ${nameDevice(device)}`, sayState(device)] as const),
        ]}
      />
    )}
    {sims.length === 0 ? (
      <Notice title="Aucune carte SIM disponible dans votre stock" />
    ) : (
      <Select
        name="sim"
        label="Carte SIM"
        empty="Pas de carte"
        value={values.sim}
        error={errors?.sim}
        width="medium"
        options={[
          ['any', 'La première carte du stock'],
          ...sims.map(({ id, iccid, operator }) => [id, `${operator} ${sayIccid(iccid)}`] as const),
        ]}
      />
    )}
    <Actions>
      <Submit label="Promettre à la famille" />
      <a class="plain" href={`/familles/${household.id}`}>
        Ne rien changer
      </a>
    </Actions>
  </Form>
)

/** "Restent à Harnes : 16 ordinateurs, 3 connexions" */
const sayLeft = ({ computers, connections }: Offer, commune: string): string =>
  computers + connections === 0
    ? `Aucune place libre ${atCommune(commune)}`
    : `Restent ${atCommune(commune)} : ${countOf('computer', computers)}, ${countOf('connection', connections)}`

const sayState = (device: Device): string =>
  [saySpec(device), device.aspect && grades.aspect[device.aspect as keyof typeof grades.aspect], device.place]
    .filter(Boolean)
    .join(' · ')
