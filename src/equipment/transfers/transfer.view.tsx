import type { Member } from '#platform/access/member.ts'
import { sayMoment } from '#platform/i18n/dates.ts'
import { agreed, byName, theName, toward } from '#platform/i18n/toward.ts'
import { capital } from '#platform/text/capital.ts'
import { Block } from '#platform/ui/block.tsx'
import { chipCell } from '#platform/ui/cells.ts'
import { Chip, Chips } from '#platform/ui/chip.tsx'
import { counted } from '#platform/ui/counted.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Figure, Figures } from '#platform/ui/figures.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Next } from '#platform/ui/next.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { Sheet } from '#platform/ui/sheet.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { Exceptions } from './exceptions.view.tsx'
import type { Counts, Item, Transfer } from './transfer.store.ts'
import { itemStates, sayAnnounced, sayEnds, transferStates, wayWords } from './transfer.words.ts'

export type SlipProps = {
  slip: Transfer
  counts: Counts
  items: readonly Item[]
  missing: readonly Item[]
  surplus: readonly Item[]
  older: string | null
  member: Member
  typed: Typed
  errors: Errors | null
  now: Date
}

/** One slip: where it stands, what is waited for and from whom, its two receipts, what it names. */
export const TransferView = (props: SlipProps) => {
  const { slip, counts, missing, surplus, member, errors, items, older } = props
  const sender = slip.organisation_id === member.organisationId
  const state = transferStates[slip.state]
  return (
    <>
      <Heading
        title="Bordereau de transfert"
        code={slip.number}
        lead={slip.way === 'within' ? undefined : sayEnds(slip)}
        action={
          <LinkButton second icon="print" href={`/transferts/${slip.id}/bordereau`}>
            Bordereau et reçus
          </LinkButton>
        }
      >
        <Chips>
          <Chip tone={state?.tone}>{state?.label}</Chip>
          <Chip>{wayWords[slip.way]?.label}</Chip>
        </Chips>
      </Heading>
      <ErrorSummary errors={errors} />
      <WhatNext {...props} sender={sender} />
      <Figures>
        <Figure value={slip.announced} one="appareil annoncé" many="appareils annoncés" />
        {slip.counted !== null && <Figure value={slip.counted} one="compté à l’arrivée" many="comptés à l’arrivée" />}
        {slip.state !== 'prepared' && (
          <Figure value={(counts.received ?? 0) + (counts.found ?? 0) + (counts.settled ?? 0)} one="reçu" tone="done" />
        )}
        {!!counts.missing && <Figure value={counts.missing} one="manquant" tone="loss" />}
        {!!counts.surplus && <Figure value={counts.surplus} one="en plus" many="en plus" tone="turn" />}
        {counts.damaged > 0 && <Figure value={counts.damaged} one="abîmé" tone="loss" />}
      </Figures>
      <Exceptions {...{ slip, missing, surplus, sender }} />
      <Receipts {...props} />
      <Block title="Ce que nomme ce bordereau">
        <Rows
          caption="Appareils du bordereau"
          captionHidden
          short
          columns={['Numéro', 'Appareil', 'Série', 'Classe', 'Où il en est']}
          rows={items}
          cells={(item) => [
            item.number,
            item.named,
            item.serial ?? item.tag,
            item.class_name ?? '',
            chipCell(
              itemStates[item.state]?.label ?? '',
              itemStates[item.state]?.tone,
              item.damaged ? `Abîmé : ${item.damaged}` : undefined,
            ),
          ]}
        />
        <Pager older={older} words={['Retour', 'Suite']} />
      </Block>
    </>
  )
}

const WhatNext = ({ slip, counts, sender, typed, errors, member }: SlipProps & { sender: boolean }) => {
  const here = `/transferts/${slip.id}`
  const cancel = (
    <p>
      <a href={`${here}/annulation`}>Annuler ce bordereau</a>
    </p>
  )
  if (sender && slip.state === 'prepared')
    return (
      <Sheet title="Signer le départ">
        <Form action={`${here}/depart`}>
          <Field
            name="count"
            label="Combien d’appareils partent"
            hint="Comptez-les une dernière fois."
            type="number"
            inputmode="numeric"
            width="short"
            min={0}
            value={typed.count ?? ''}
            error={errors?.count}
            required
          />
          <Field name="who" label="Qui remet" value={typed.who ?? member.name} error={errors?.who} required />
          <Submit label="Signer le départ" />
        </Form>
        {cancel}
      </Sheet>
    )
  if (slip.state === 'sent' && !sender)
    return (
      <Next
        title={`${sayAnnounced(slip.announced, slip.kind)} ${byName(slip.sender)}`}
        detail={
          slip.counted === null
            ? 'Comptez d’abord, puis scannez.'
            : `${counted(counts.received ?? 0, 'appareil déjà noté', 'appareils déjà notés')}.`
        }
        action={<LinkButton href={`${here}/reception`}>{slip.counted === null ? 'Recevoir' : 'Continuer'}</LinkButton>}
      />
    )
  if (slip.state === 'sent' || slip.state === 'prepared')
    return (
      <>
        <Next
          tone="calm"
          title={slip.state === 'sent' ? 'En route' : 'En préparation'}
          detail={
            slip.state === 'sent'
              ? `${capital(theName(slip.receiver))} ${agreed(slip.receiver, 'compte', 'comptent')} à l’arrivée.`
              : `${capital(theName(slip.sender))} ${agreed(slip.sender, 'signera', 'signeront')} le départ.`
          }
        />
        {sender && cancel}
      </>
    )
  if (slip.state === 'received')
    return (
      <Next
        tone={sender ? 'turn' : 'calm'}
        title="Arrivé, avec des écarts"
        detail={
          sender
            ? 'Dites ce qu’il en est de chaque ligne ci-dessous.'
            : `${capital(theName(slip.sender))} ${agreed(slip.sender, 'doit', 'doivent')} dire ce qu’il en est. Un appareil retrouvé se scanne ici.`
        }
        action={!sender && <LinkButton href={`${here}/reception`}>Scanner un appareil retrouvé</LinkButton>}
      />
    )
  return slip.state === 'cancelled' ? (
    <Next tone="calm" title="Annulé" detail={slip.why ?? ''} />
  ) : (
    <Next
      tone="done"
      title={
        slip.way === 'within'
          ? `Rangé ${toward(slip.class ? `la classe ${slip.class}` : (slip.place ?? ''))}`
          : 'Tout est arrivé, ou éclairci'
      }
    />
  )
}

/** Who gave and who received, each with its count and its hour. */
const Receipts = ({ slip, now }: SlipProps) => (
  <Sheet title="Les deux reçus">
    <Facts>
      <Fact label={`Au départ, ${slip.sender}`}>
        {slip.sent_at &&
          `${counted(slip.sent_count ?? 0, 'appareil')}, ${byName(slip.sent_by ?? '')}, ${sayMoment(slip.sent_at, now)}`}
      </Fact>
      <Fact label={`À l’arrivée, ${slip.receiver}`}>
        {slip.received_at &&
          `${counted(slip.counted ?? 0, 'appareil')}, ${byName(slip.received_by ?? '')}, ${sayMoment(slip.received_at, now)}`}
      </Fact>
      {slip.note && <Fact label="Remarque">{slip.note}</Fact>}
    </Facts>
  </Sheet>
)
