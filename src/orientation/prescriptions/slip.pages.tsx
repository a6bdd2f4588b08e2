import { sayNeeds } from '#needs/households/words.ts'
import { QrCode } from '#network/accounts/qrCode.tsx'
import { sayPhone } from '#network/phones/phone.ts'
import { sayDay } from '#platform/i18n/dates.ts'
import { toward } from '#platform/i18n/toward.ts'
import { Block } from '#platform/ui/block.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { PaperSignatures } from '#platform/ui/paperSignatures.tsx'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { referenceOf } from '../links/reference.ts'
import { sends } from './prescription.rules.ts'
import { prescriptionSeenBy, type SeenPrescription } from './prescription.store.ts'
import { type ReceiverAddress, receiverAddress } from './slip.store.ts'
import { sayPurpose, transmittedWords } from './transmitted.tsx'
import { acceptedStates } from './words.ts'

/** The slip that a family takes with it while it is expected there: where it goes, why, what it agreed to. For the organisation that sent it. */
export const slipPages = (address: string) => routes().get('/orientations/:id/bon', sends, (c) => show(c, address))

async function show(c: Page, address: string) {
  const { by, member, now } = c.var
  const seen = await prescriptionSeenBy(by, c.req.param('id') ?? '')
  const expected = seen && (seen.state === 'sent' || isExpected(seen))
  const asked = found(expected && seen.organisation_id === member.organisationId && seen.household ? seen : undefined)
  const receiver = await receiverAddress(by, asked.to_organisation_id)
  const link = new URL(`/orientations/${asked.id}`, address).href
  return c.render(<Slip {...{ asked, receiver, link, now }} expected={isExpected(asked)} />, {
    title: 'Bon d’orientation',
    layout: 'bare',
    print: true,
    issuer: asked.sender,
  })
}

type Props = { asked: SeenPrescription; receiver: ReceiverAddress; link: string; now: Date; expected: boolean }

/** Only who was accepted is expected: before, somebody would take two buses to be told no. */
const isExpected = ({ state }: SeenPrescription): boolean => acceptedStates.some((one) => one === state)

const Slip = ({ asked, receiver, link, now, expected }: Props) => {
  const places = receiver.places.toSorted(
    (a, b) => Number(b.commune === asked.commune) - Number(a.commune === asked.commune),
  )
  return (
    <>
      <Heading
        title="Bon d’orientation"
        lead={`${asked.household}. Orientation écrite le ${sayDay(asked.sent_at, now)} par ${asked.sender}. Référence : ${referenceOf(asked.id)}.`}
      />
      <Block title={expected ? `On vous attend : ${receiver.name}` : `Votre demande va ${toward(receiver.name)}`}>
        <Facts>
          <Fact label="Pour">{sayNeeds(asked.kinds)}</Fact>
          <Fact label="Téléphone">{receiver.phone && sayPhone(receiver.phone)}</Fact>
          {places.length > 1 && <Fact label="Où aller">Plusieurs lieux : demandez lequel au téléphone.</Fact>}
          {places.map((place) => (
            <Fact label={place.commune === asked.commune ? `${place.name} (votre commune)` : place.name}>
              {[
                [place.address, place.commune].filter(Boolean).join(', '),
                place.opening,
                place.phone && sayPhone(place.phone),
              ]
                .filter(Boolean)
                .map((line) => (
                  <span class="line">{line}</span>
                ))}
            </Fact>
          ))}
        </Facts>
        <p>
          {!expected && (
            <>
              <b>Attendez son appel avant de vous déplacer</b> : la réponse peut prendre 30 jours.{' '}
            </>
          )}
          Vous n’avez rien à avancer, et vous pouvez changer d’avis.
        </p>
      </Block>
      <Block title="Ce que vous acceptez">
        <Facts>
          <Fact label="Ce qui est transmis">{transmittedWords.fields}</Fact>
          <Fact label="À qui">{receiver.name}</Fact>
          <Fact label="Pourquoi">{sayPurpose(asked.sender)}</Fact>
          <Fact label="Jusqu’à quand">{transmittedWords.end}</Fact>
        </Facts>
        <p>
          J’accepte ce partage. Je peux reprendre cet accord, lire ou faire effacer ce qui est gardé, auprès de{' '}
          {asked.sender}.
        </p>
        <PaperSignatures signers={['La famille', 'Pour la structure']} />
      </Block>
      <div class="slip-code">
        <QrCode text={link} label="Pour les professionnels : retrouver cette orientation" />
        <p class="quiet small">
          Pour les professionnels. Ce code n’ouvre rien sans un compte et un droit de suivre cette famille.
        </p>
      </div>
    </>
  )
}
