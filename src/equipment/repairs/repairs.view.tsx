import { sayShort } from '#platform/i18n/dates.ts'
import { counted } from '#platform/ui/counted.ts'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Sheet } from '#platform/ui/sheet.tsx'
import { sayValue } from '../devices/inventory.value.ts'
import { sayPart } from './part.words.ts'
import type { Part } from './parts.store.ts'
import { costOf } from './repair.rules.ts'
import type { repairsOf } from './repairs.store.ts'

type Props = { deviceId: string; repairs: Awaited<ReturnType<typeof repairsOf>>; parts: Part[]; costs: boolean }

/** Beside a device's life: the parts that came in, those that went elsewhere, and what it all took. */
export const RepairSheet = ({ deviceId, repairs, parts, costs }: Props) => {
  const mounted = parts.filter((part) => part.device_id === deviceId)
  const given = parts.filter((part) => part.from_device_id === deviceId)
  const minutes = repairs.reduce((sum, repair) => sum + (repair.minutes ?? 0), 0)
  if (repairs.length === 0 && parts.length === 0) return null
  return (
    <Sheet title="Réparations et pièces">
      <Facts>
        {repairs.length > 0 && <Fact label="Temps passé">{counted(minutes, 'minute')}</Fact>}
        {costs && mounted.length > 0 && <Fact label="Coût des pièces">{sayValue(costOf(mounted))}</Fact>}
        {mounted.map((part) => (
          <Fact label={sayPart(part)}>
            {part.from_device_id ? (
              <>
                Prise sur <a href={`/appareils/${part.from_device_id}`}>{part.source}</a>
              </>
            ) : (
              `Achetée, ${part.supplier}${costs ? `, ${sayValue(part.cost_cents ?? 0)}` : ''}`
            )}
          </Fact>
        ))}
        {given.map((part) => (
          <Fact label={sayPart(part)}>
            {part.device_id && part.used_at ? (
              <>
                Montée sur <a href={`/appareils/${part.device_id}`}>{part.target}</a> le {sayShort(part.used_at)}
              </>
            ) : (
              'Au stock des pièces'
            )}
          </Fact>
        ))}
      </Facts>
    </Sheet>
  )
}
