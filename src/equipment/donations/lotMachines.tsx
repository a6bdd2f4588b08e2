import { chipCell, linkCell } from '#platform/ui/cells.ts'
import { counted } from '#platform/ui/counted.ts'
import { Rows } from '#platform/ui/rows.tsx'
import { nameDevice, sayState, stateWords } from '../devices/device.words.ts'
import type { livesOf } from '../lives/life.store.ts'
import { sayLives } from '../lives/life.words.ts'
import type { registerOf } from './donation.register.store.ts'
import { sayDriveFate } from './driveFate.ts'

type Props = {
  devices: Awaited<ReturnType<typeof registerOf>>
  total: number
  lives: Awaited<ReturnType<typeof livesOf>>
}

/** The machines of a lot, each with where it stands, whether it served, and what proves its disk; `total` when some are left out. */
export const LotMachines = ({ devices, total, lives }: Props) => (
  <Rows
    caption={
      total > devices.length
        ? `${devices.length} sur ${counted(total, 'appareil')} ; tous sont dans le registre`
        : 'Appareils du don'
    }
    captionHidden={total <= devices.length}
    columns={['Appareil', 'N° inventaire ou de série', 'Ce qu’il est devenu', 'Son disque']}
    rows={devices}
    cells={(d) => [
      linkCell(`/appareils/${d.id}`, nameDevice(d), d.number),
      d.inventory_tag ?? d.serial,
      chipCell(sayState(d), stateWords[d.state]?.tone, sayLives(lives.get(d.id) ?? [])),
      d.wipe_id
        ? linkCell(`/appareils/${d.id}/effacement/${d.wipe_id}`, `${sayDriveFate(d)} : preuve`)
        : sayDriveFate(d),
    ]}
  />
)
