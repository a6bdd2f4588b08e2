import { theName } from '#platform/i18n/toward.ts'
import { capital } from '#platform/text/capital.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Table } from '#platform/ui/table.tsx'
import type { Item } from './transfer.items.store.ts'
import type { Transfer } from './transfer.store.ts'

type Props = { slip: Transfer; missing: readonly Item[]; surplus: readonly Item[]; sender: boolean }

/** What did not come, and what came without being expected: each line says what may be answered, and by whom. */
export const Exceptions = ({ slip, missing, surplus, sender }: Props) => {
  const line = (item: Item) => `/transferts/${slip.id}/lignes/${item.id}`
  return (
    <>
      {missing.length > 0 && (
        <Block title="Ce qui manque">
          <Table
            caption="Appareils qui manquent"
            captionHidden
            columns={['Numéro', 'Appareil', 'Série', sender ? 'Ce qu’il en est' : 'Qui répond']}
            rows={missing.map((item) => [
              item.number,
              item.named,
              item.serial ?? item.tag,
              sender ? (
                <Actions>
                  <ActButton second action={line(item)} label="Jamais parti" fields={{ as: 'never_sent' }} />
                  <ActButton second danger action={line(item)} label="Perdu" fields={{ as: 'lost' }} />
                </Actions>
              ) : (
                capital(theName(slip.sender))
              ),
            ])}
          />
        </Block>
      )}
      {surplus.length > 0 && (
        <Block title="Ce qui est en plus">
          <Table
            caption="Ce qui est venu sans être attendu"
            captionHidden
            columns={['Numéro lu', 'Ce qui en est fait']}
            rows={surplus.map((item) => [
              item.number,
              <Actions>
                {sender && slip.state === 'received' && (
                  <ActButton
                    second
                    action={line(item)}
                    label="Il est à nous : qu’il reste là-bas"
                    fields={{ as: 'settled' }}
                  />
                )}
                <ActButton second action={line(item)} label="Il est rendu" fields={{ as: 'handed_back' }} />
              </Actions>,
            ])}
          />
        </Block>
      )}
    </>
  )
}
