import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { SeenHandover } from '../handovers/handover.store.ts'
import type { Item } from '../handovers/item.store.ts'
import { PartyFields } from '../handovers/sign.fields.tsx'
import type { FieldAct } from './fieldAct.form.ts'

type Props = { here: string; act: FieldAct; items: Item[]; handover: SeenHandover }

/** What was signed in the field is done now, once what was wrong is mended. */
export const Redo = ({ here, act, items, handover }: Props) => (
  <Block title="Le faire maintenant">
    <Form action={`${here}/refaire`}>
      <p>
        La signature donnée sur le terrain est reprise, à votre nom et avec son heure. Appelez d’abord la famille, et
        écrivez l’appareil qu’elle a vraiment chez elle.
      </p>
      {act.kind === 'signed' &&
        act.items
          .filter(({ outcome }) => outcome === 'taken')
          .map(({ item, device, shown }) => {
            const known = items.find(({ id }) => id === item)
            return known && !known.label && !known.sim_card_id ? (
              <Field
                key={item}
                name={`device-${item}`}
                label="Appareil vraiment emporté"
                value={device ?? (shown || known.number)}
                autocomplete="off"
                spellcheck={false}
                required
              />
            ) : null
          })}
      {act.kind === 'signed' && (
        <PartyFields handover={handover} values={{ ...(act.as ? { signer_as: act.as } : {}), address: act.address }} />
      )}
      <Actions>
        <Submit label="Reprendre ce qui a été signé" />
      </Actions>
    </Form>
  </Block>
)
