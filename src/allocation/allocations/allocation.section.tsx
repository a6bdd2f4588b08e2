import { sayDevice } from '#equipment/devices/device.words.ts'
import { sayIccid } from '#equipment/simCards/iccid.rules.ts'
import { simStates } from '#equipment/simCards/simCard.rules.ts'
import type { SeenHousehold } from '#needs/households/household.store.ts'
import { needsOf } from '#needs/households/need.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { sayDay } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { Chip, type Tone } from '#platform/ui/chip.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Table } from '#platform/ui/table.tsx'
import { lacksCard, lacksDevice, refusalToPromise } from './allocation.rules.ts'
import { type Promised, promisesTo } from './allocation.store.ts'
import { unanswered } from './choice.rules.ts'

/** What is promised to a household, for those who promise and those who hand over; its button, unless the page is `offered` above. */
export async function allocationSection(by: Acting, household: SeenHousehold, offered?: string) {
  if (by.member.role !== 'coordinator' && by.member.role !== 'mediator') return null
  const promised = await promisesTo(by, household.id)
  const mayPromise = refusalToPromise(by.member, household) === null
  const waits = (await needsOf(by, household.id)).some(
    ({ kind, state }) => kind !== 'skills' && unanswered.includes(state),
  )
  if (promised.length === 0 && !(mayPromise && waits)) return null
  const promise = `/familles/${household.id}/attribuer`
  return (
    <Block
      title="Attribution"
      action={
        mayPromise &&
        waits &&
        promise !== offered && (
          <LinkButton href={promise} second>
            Promettre du matériel
          </LinkButton>
        )
      }
    >
      {promised.length === 0 ? (
        <p class="quiet">Rien n’est promis à cette famille.</p>
      ) : (
        <Table
          caption="Matériel promis"
          captionHidden
          columns={['Matériel', 'Programme', 'Promis', 'État', '']}
          rows={promised.map((row) => [
            nameOf(row),
            row.programme,
            `${sayDay(row.promised_at, by.now)}, par ${row.promised_by}`,
            chipOf(row),
            mayPromise && row.state === 'promised' ? (
              <>
                {(lacksDevice(row) || lacksCard(row)) && (
                  <>
                    <a href={`/attributions/${row.id}/appareil`}>
                      {lacksCard(row) ? 'Choisir une carte' : 'Choisir un appareil'}
                    </a>{' '}
                  </>
                )}
                <a href={`/attributions/${row.id}/annuler`}>Annuler la promesse</a>
              </>
            ) : (
              ''
            ),
          ])}
        />
      )}
    </Block>
  )
}

const chipOf = (row: Promised) => {
  if (row.state === 'handed_over') return <Chip tone="done">Remis</Chip>
  const lack = sayLack(row)
  return lack ? <Chip tone={lack.tone}>{lack.said}</Chip> : <Chip tone="turn">À remettre</Chip>
}

/** What a promise lacks before it can be handed over; null when nothing. */
export function sayLack(row: Promised): { said: string; tone: Tone } | null {
  if (row.device_state === 'lost') return { said: 'Appareil perdu', tone: 'loss' }
  if (row.device_state === 'stolen') return { said: 'Appareil volé', tone: 'loss' }
  if (lacksDevice(row)) return { said: 'Appareil à choisir', tone: 'turn' }
  if (!lacksCard(row)) return null
  return row.sim_card_id
    ? { said: `Carte ${(simStates[row.sim_state ?? ''] ?? 'indisponible').toLowerCase()}`, tone: 'loss' }
    : { said: 'Carte à choisir', tone: 'turn' }
}

/** "ML-0412, Dell Latitude", "Carte SIM 8933 … 02521", or what is still to be chosen. */
export const nameOf = (
  row: Pick<Promised, 'kind' | 'number' | 'brand' | 'model' | 'device_kind' | 'iccid'>,
): string => {
  if (row.number)
    return sayDevice({
      number: row.number,
      brand: row.brand ?? '',
      model: row.model ?? '',
      kind: row.device_kind ?? '',
    })
  if (row.iccid) return `Carte SIM ${sayIccid(row.iccid)}`
  return row.kind === 'computer' ? 'Un ordinateur, à choisir' : 'Une connexion, carte à choisir'
}
