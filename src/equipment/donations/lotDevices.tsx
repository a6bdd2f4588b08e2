import { Empty } from '#platform/ui/empty.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import type { LotProps } from './lot.tsx'
import { LotMachines } from './lotMachines.tsx'

/** The devices of a lot, each with its state and its proof. */
export const LotDevices = ({ lot, devices, lives, progress, member }: LotProps) =>
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
      <LotMachines devices={devices} total={progress.devices} lives={lives} />
      {member.role === 'donor' && progress.devices > devices.length && (
        <p>
          <a href={`/appareils?don=${lot.id}`}>Voir tous les appareils</a>
        </p>
      )}
    </>
  )
