import { chipCell, linkCell } from '#platform/ui/cells.ts'
import { counted } from '#platform/ui/counted.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { nameDevice, sayState, stateWords } from '../devices/device.words.ts'
import { sayDriveFate } from './driveFate.ts'
import type { LotProps } from './lot.tsx'

/** The devices of a lot, each with its state and its proof. */
export const LotDevices = ({ lot, devices, progress, member }: LotProps) =>
  devices.length === 0 ? (
    <Empty title="Aucun appareil encore">
      <p>L’atelier ajoute les appareils avec votre liste d’inventaire, ou un par un.</p>
      {member.role === 'refurbisher' && (lot.state === 'accepted' || lot.state === 'received') && (
        <LinkButton second icon="document" href={`/dons/${lot.id}/inventaire`}>
          Importer la liste
        </LinkButton>
      )}
    </Empty>
  ) : (
    <>
      <Rows
        caption={
          progress.devices > devices.length
            ? `${devices.length} sur ${counted(progress.devices, 'appareil')}`
            : 'Appareils du don'
        }
        captionHidden={progress.devices <= devices.length}
        columns={['Appareil', 'N° inventaire', 'État', 'Son disque']}
        rows={devices}
        cells={(d) => [
          linkCell(`/appareils/${d.id}`, nameDevice(d), d.number),
          d.inventory_tag ?? d.serial,
          chipCell(sayState(d), stateWords[d.state]?.tone),
          d.wipe_id
            ? linkCell(`/appareils/${d.id}/effacement/${d.wipe_id}`, `${sayDriveFate(d)} : preuve`)
            : sayDriveFate(d),
        ]}
      />
      {member.role === 'donor' && progress.devices > devices.length && (
        <p>
          <a href={`/appareils?don=${lot.id}`}>Voir tous les appareils</a>
        </p>
      )}
    </>
  )
