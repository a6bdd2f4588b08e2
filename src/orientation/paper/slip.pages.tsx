import { householdSeenBy } from '#needs/households/household.store.ts'
import { QrCode } from '#network/accounts/qrCode.tsx'
import { sayDay } from '#platform/i18n/dates.ts'
import { ofName, toward } from '#platform/i18n/toward.ts'
import { Block } from '#platform/ui/block.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { PrintHint } from '#platform/ui/letterhead.tsx'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { endOf } from '../links/link.rules.ts'
import { maskedWords } from '../prescriptions/masked.store.ts'
import { sends } from '../prescriptions/prescription.rules.ts'
import { prescriptionSeenBy, type SeenPrescription } from '../prescriptions/prescription.store.ts'
import { referenceOf } from '../prescriptions/reference.ts'
import { sayPurpose, transmittedWords } from '../prescriptions/transmitted.words.ts'
import { acceptedStates } from '../prescriptions/words.ts'
import { ToCall } from './accepted.tsx'
import { type Contact, contactOf } from './contact.store.ts'
import { passedOf } from './passed.store.ts'
import { namePassed, sayPassed } from './passed.words.ts'
import { type ReceiverAddress, receiverAddress } from './receiverAddress.store.ts'
import { Where } from './where.tsx'

/** The slip that a family takes with it while its orientation is open: where it goes, why, what it agreed to. For the organisation that sent it. */
export const slipPages = (address: string) => routes().get('/orientations/:id/bon', sends, (c) => show(c, address))

async function show(c: Page, address: string) {
  const { by, member, now } = c.var
  const seen = await prescriptionSeenBy(by, c.req.param('id') ?? '')
  const open = seen && (seen.state === 'sent' || isExpected(seen))
  const asked = found(open && seen.organisation_id === member.organisationId && seen.household ? seen : undefined)
  const household = found(await householdSeenBy(by, asked.household_id))
  const [receiver, masked, contact, passed] = await Promise.all([
    receiverAddress(by, asked.to_organisation_id),
    maskedWords(by),
    contactOf(by, asked.member_id),
    asked.scope === 'full' ? passedOf(by, household, asked) : null,
  ])
  const link = new URL(`/orientations/${asked.id}`, address).href
  return c.render(
    <Slip
      {...{ asked, receiver, link, now }}
      sender={masked ? WHO_GAVE_IT : asked.sender}
      contact={masked ? null : contact}
      passed={passed ? namePassed(sayPassed(passed)) : ''}
    />,
    {
      title: 'Bon d’orientation',
      layout: 'bare',
      print: true,
      issuer: asked.sender,
    },
  )
}

/** A masked structure is not written on a paper that travels: the family knows who gave it. */
const WHO_GAVE_IT = 'la personne qui vous a remis cette feuille'

type Props = {
  asked: SeenPrescription
  receiver: ReceiverAddress
  /** Who sent it, as this paper may say it. */
  sender: string
  contact: Contact | null
  /** What was passed on, named and not said; empty once the sender reads no more than how far the family got. */
  passed: string
  link: string
  now: Date
}

/** Only who was accepted is expected: before, somebody would take two buses to be told no. */
const isExpected = ({ state }: SeenPrescription): boolean => acceptedStates.some((one) => one === state)

const Slip = ({ asked, receiver, sender, contact, passed, link, now }: Props) => (
  <div class="family-sheet">
    <Heading
      title="Bon d’orientation"
      lead={`${asked.household}. Orientation écrite le ${sayDay(asked.sent_at, now)} par ${sender}. Référence : ${referenceOf(asked.id)}.`}
    />
    <PrintHint />
    <Block
      title={isExpected(asked) ? `On vous attend : ${receiver.name}` : `Votre demande va ${toward(receiver.name)}`}
    >
      {!isExpected(asked) && (
        <p>
          <b>Attendez son appel avant de vous déplacer.</b> Sans nouvelles le {sayDay(endOf(asked, now), now)},{' '}
          {contact ? `appelez ${contact.name}` : 'appelez la personne qui vous a remis cette feuille'}.
        </p>
      )}
      <Where receiver={receiver} commune={asked.commune} kinds={asked.kinds} expected={isExpected(asked)} />
      <p>Vous n’avez rien à avancer, et vous pouvez changer d’avis.</p>
    </Block>
    <Block title="Ce que vous avez accepté">
      <Facts>
        <Fact label="À qui">{receiver.name}, et à personne d’autre</Fact>
        <Fact label="Quoi">{passed}</Fact>
        <Fact label="Pourquoi">{sayPurpose(sender)}</Fact>
        <Fact label="Jusqu’à quand">{transmittedWords.endToFamily}</Fact>
        <Fact label="Une question ?">
          <ToCall contact={contact} />
        </Fact>
      </Facts>
      <p>
        Vous avez déjà dit oui : il n’y a rien à signer ici. Vous pouvez reprendre cet accord, lire ou faire effacer ce
        qui est gardé, auprès {ofName(sender)}.
      </p>
    </Block>
    <div class="slip-code">
      <QrCode text={link} label="Pour les professionnels : retrouver cette orientation" />
      <p class="quiet small">
        Pour les professionnels. Ce code n’ouvre rien sans un compte et un droit de suivre cette famille.
      </p>
    </div>
  </div>
)
