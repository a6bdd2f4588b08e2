import type { Member } from '#platform/access/member.ts'
import { agreed, byName, theName } from '#platform/i18n/toward.ts'
import { capital } from '#platform/text/capital.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Block } from '#platform/ui/block.tsx'
import { counted, sayNumber } from '#platform/ui/counted.ts'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Figure, Figures } from '#platform/ui/figures.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Sheet } from '#platform/ui/sheet.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { Table } from '#platform/ui/table.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import type { Counts, Item, Transfer } from './transfer.store.ts'
import { sayAnnounced } from './transfer.words.ts'

type Props = {
  slip: Transfer
  counts: Counts
  boxes: readonly { class_name: string | null; n: number }[]
  member: Member
  typed: Typed
  errors: Errors | null
  /** What was just scanned. */
  last: Item | undefined
  again: boolean
}

/** A reception: count first, then scan, or say that everything is there; sign at the end. */
export const ReceiveView = (props: Props) => {
  const { slip, errors } = props
  return (
    <>
      <Heading
        title="Recevoir"
        code={slip.number}
        lead={`${sayAnnounced(slip.announced, slip.kind)} ${byName(slip.sender)}`}
      />
      <ErrorSummary errors={errors} />
      {slip.state === 'sent' && slip.counted === null ? <Count {...props} first /> : <Scan {...props} />}
    </>
  )
}

const Count = ({ slip, typed, errors, first }: Props & { first?: boolean }) => (
  <Form action={`/transferts/${slip.id}/reception/compte`}>
    <Field
      name="count"
      label="Combien d’appareils avez-vous devant vous"
      hint="Comptez les boîtes avant d’ouvrir la liste. Vous pourrez recompter."
      type="number"
      inputmode="numeric"
      width="short"
      min={0}
      value={typed.count ?? slip.counted ?? ''}
      error={errors?.count}
      autofocus={first}
      required
    />
    <Submit label={first ? 'Noter ce compte' : 'Corriger le compte'} second={!first} />
  </Form>
)

const Scan = (props: Props) => {
  const { slip, counts, boxes, typed, errors } = props
  const here = `/transferts/${slip.id}/reception`
  const received = (counts.received ?? 0) + (counts.found ?? 0)
  const expected = counts.expected ?? 0
  const arriving = slip.state === 'sent'
  return (
    <>
      <Said {...props} />
      <Figures>
        <Figure
          value={received}
          one="appareil noté"
          many="appareils notés"
          detail={`sur ${sayNumber(slip.announced)} annoncés`}
          tone="done"
        />
        {arriving && <Figure value={expected} one="encore à voir" many="encore à voir" />}
        {!!counts.missing && <Figure value={counts.missing} one="manquant" tone="loss" />}
        {!!counts.surplus && <Figure value={counts.surplus} one="en plus" many="en plus" tone="turn" />}
        {counts.damaged > 0 && <Figure value={counts.damaged} one="abîmé" tone="loss" />}
      </Figures>
      <Form action={`${here}/lecture`}>
        <Field
          name="code"
          label="Numéro de l’appareil"
          hint="Scannez l’étiquette ou la boîte, ou tapez un numéro : Maillon, de série ou d’inventaire."
          value={typed.code ?? ''}
          error={errors?.code}
          autocomplete="off"
          spellcheck={false}
          autofocus={!errors?.form}
          required
        />
        <Disclosure summary="Il est abîmé" open={!!typed.damaged}>
          <Field
            name="damaged"
            label="Ce qui est abîmé"
            hint="Par exemple : écran fendu."
            value={typed.damaged ?? ''}
            error={errors?.damaged}
          />
        </Disclosure>
        <Submit label="Noter" second={expected === 0 && arriving} />
      </Form>
      {arriving && boxes.length > 0 && (
        <Block title="Une boîte entière">
          <Table
            caption="Ce qui est encore attendu, par classe"
            captionHidden
            columns={['Classe', { label: 'Attendus', end: true }, '']}
            rows={boxes.map(({ class_name, n }) => [
              class_name,
              sayNumber(n),
              <ActButton second action={`${here}/tout`} label="Tout y est" fields={{ class_name: class_name ?? '' }} />,
            ])}
          />
        </Block>
      )}
      {arriving && expected > 0 && slip.counted === slip.announced && (
        <Block title="Le compte y est">
          <p>Vous avez compté autant d’appareils que le bordereau en annonce.</p>
          <ActButton second action={`${here}/tout`} label={`Tout y est : ${sayNumber(expected)}`} />
        </Block>
      )}
      {arriving && <Finish {...props} />}
    </>
  )
}

/** What the last scan gave, in large. */
const Said = ({ last, again, slip }: Props) => {
  if (!last) return null
  const what = [last.named, last.class_name && `classe ${last.class_name}`].filter(Boolean).join(', ')
  if (last.state === 'surplus')
    return (
      <Notice tone="turn" title={`« ${last.number} » n’est pas sur ce bordereau`}>
        {`Mettez-le de côté. ${capital(theName(slip.sender))} ${agreed(slip.sender, 'dira', 'diront')} ce qu’il en est.`}
      </Notice>
    )
  if (again) return <Notice title={`${last.number} est déjà noté`}>{`${what}. Il n’est compté qu’une fois.`}</Notice>
  if (last.damaged)
    return <Notice tone="loss" title={`${last.number}, noté abîmé`}>{`${what}. ${last.damaged}.`}</Notice>
  return (
    <Notice tone="done" title={last.state === 'found' ? `${last.number}, retrouvé` : `${last.number}, noté`}>
      {what}
    </Notice>
  )
}

const Finish = ({ slip, counts, typed, errors, member, ...rest }: Props) => {
  const missing = counts.expected ?? 0
  return (
    <Sheet title="Signer la réception">
      <p>
        {missing > 0
          ? `${counted(missing, 'appareil sera noté manquant', 'appareils seront notés manquants')}. ${capital(theName(slip.sender))} ${agreed(slip.sender, 'en répond', 'en répondent')} jusqu’à ce qu’on sache.`
          : 'Tout ce qui était annoncé est noté.'}{' '}
        Vous répondrez de ce que vous avez reçu.
      </p>
      <Form action={`/transferts/${slip.id}/reception/fin`}>
        <Field name="who" label="Qui reçoit" value={typed.who ?? member.name} error={errors?.who} required />
        <Submit label="Signer la réception" second={missing > 0} />
      </Form>
      <Disclosure summary={`Vous avez compté ${counted(slip.counted ?? 0, 'appareil')} : recompter`}>
        <Count {...{ slip, counts, typed, errors, member, ...rest }} />
      </Disclosure>
    </Sheet>
  )
}
