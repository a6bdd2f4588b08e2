import { ActButton } from '#platform/ui/actButton.tsx'
import { Block } from '#platform/ui/block.tsx'
import { sayNumber } from '#platform/ui/counted.ts'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Figure, Figures } from '#platform/ui/figures.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { Table } from '#platform/ui/table.tsx'
import { Finish } from './receive.finish.tsx'
import { Said } from './receive.said.tsx'
import type { Props } from './receive.view.tsx'

export const Scan = (props: Props) => {
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
      {arriving && expected > 0 && slip.counted === slip.announced && (
        <Block title="Le compte y est">
          <p>Vous avez compté autant d’appareils que le bordereau en annonce.</p>
          <ActButton second action={`${here}/tout`} label={restReceived(expected, received)} />
        </Block>
      )}
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
      {arriving && <Finish {...props} />}
    </>
  )
}

/** "Noter les 11 autres comme reçus": what one press says of all that is still awaited. */
const restReceived = (expected: number, received: number): string => {
  const other = received > 0
  if (expected === 1) return other ? 'Noter l’autre comme reçu' : 'Noter l’appareil comme reçu'
  return `Noter les ${sayNumber(expected)} ${other ? 'autres' : 'appareils'} comme reçus`
}
