import { sayMoment } from '#platform/i18n/dates.ts'
import { Bar, Bars } from '#platform/ui/bars.tsx'
import { Block } from '#platform/ui/block.tsx'
import { chipCell, linkCell } from '#platform/ui/cells.ts'
import { counted } from '#platform/ui/counted.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { PrintHint } from '#platform/ui/letterhead.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { type Page, routes } from '#platform/web/routes.ts'
import { nameDevice, sayState, stateWords } from '../devices/device.words.ts'
import { livesOf, secondLives } from '../lives/life.store.ts'
import { sayLives } from '../lives/life.words.ts'
import { fatesOf } from '../reuse/fate.store.ts'
import { arrivedOf, awaitedOf, type Fate, type Fates, fates } from '../reuse/fate.ts'
import { progressOf } from './donation.progress.store.ts'
import { registerOf } from './donation.register.store.ts'
import { sayDriveFate } from './driveFate.ts'
import { lotAsked } from './lot.pages.tsx'

/** The page shows the first machines; the register holds them all. */
const SHOWN = 200

/** What became of each machine of a lot, for its donor: in words, never in whose hands. */
async function proof(c: Page) {
  const { by, now } = c.var
  const lot = await lotAsked(c)
  const [counts, progress, devices, second] = await Promise.all([
    fatesOf(by, lot.id),
    progressOf(by, lot.id),
    registerOf(by, lot.id, SHOWN),
    secondLives(by, lot.id),
  ])
  const lives = await livesOf(
    by,
    devices.map(({ id }) => id),
  )
  return c.render(
    <>
      <Heading
        title="Ce qu’est devenu ce don"
        over={lot.title}
        lead={
          lot.received_at
            ? `${lot.refurbisher} l’a reçu ${sayMoment(lot.received_at, now)}.`
            : `${lot.refurbisher} ne l’a pas encore reçu.`
        }
        action={
          <LinkButton second icon="download" download href={`/dons/${lot.id}/registre.csv`}>
            Registre du don (CSV)
          </LinkButton>
        }
      />
      <Block title="Le compte">
        <Account announced={lot.announced} counts={counts} />
        <SecondLives {...second} />
        <p>
          {progress.wiped === 0
            ? 'Aucun effacement n’est encore prouvé.'
            : `${counted(progress.wiped, 'effacement prouvé', 'effacements prouvés')}, chacun avec son attestation ci-dessous.`}
        </p>
      </Block>
      <Block title="Appareil par appareil">
        {devices.length === 0 ? (
          <Empty title="Aucun appareil encore">
            <p>L’atelier inscrit chaque appareil quand il le reçoit.</p>
          </Empty>
        ) : (
          <Rows
            caption={
              progress.devices > devices.length
                ? `${devices.length} sur ${counted(progress.devices, 'appareil')} ; tous sont dans le registre`
                : 'Appareils du don'
            }
            captionHidden={progress.devices <= devices.length}
            columns={['Appareil', 'N° inventaire ou de série', 'Ce qu’il est devenu', 'Son disque']}
            rows={devices}
            cells={(d) => [
              linkCell(`/appareils/${d.id}`, nameDevice(d), d.number),
              d.inventory_tag ?? d.serial,
              chipCell(sayState(d), stateWords[d.state]?.tone, sayLives(lives.get(d.id) ?? [])),
              d.wipe_id
                ? linkCell(`/appareils/${d.id}/effacement/${d.wipe_id}`, `${sayDriveFate(d)} : attestation`)
                : sayDriveFate(d),
            ]}
          />
        )}
      </Block>
      <PrintHint />
    </>,
    {
      title: `Ce qu’est devenu « ${lot.title} »`,
      crumbs: [
        ['Dons', '/dons'],
        [lot.title, `/dons/${lot.id}`],
      ],
      issuer: lot.refurbisher,
    },
  )
}

/** What came back from a family is wiped again, and serves again. */
const SecondLives = ({ again, back }: { again: number; back: number }) => (
  <>
    {again > 0 && (
      <p>{counted(again, 'appareil a servi', 'appareils ont servi')} plusieurs fois.</p>
    )}
    {back > 0 && (
      <p>
        {counted(back, 'appareil est revenu', 'appareils sont revenus')} de chez une famille, avant d’être remis à une
        autre.
      </p>
    )}
  </>
)

/** Each machine stands in one line, and the lines add up to what was announced, or say by how much they do not. */
const Account = ({ announced, counts }: { announced: number; counts: Fates }) => {
  const { awaited, surplus } = awaitedOf(announced, counts)
  const max = announced + surplus
  const shown = (Object.keys(fates) as Fate[]).filter((fate) => fate !== 'absent' && counts[fate] > 0)
  return (
    <>
      <p>
        {counted(announced, 'appareil annoncé', 'appareils annoncés')},{' '}
        {counted(arrivedOf(counts), 'arrivé', 'arrivés')}
        {surplus > 0 && `, dont ${surplus} en plus de ce qui était annoncé`}.
      </p>
      <Bars>
        {shown.map((fate) => (
          <Bar label={fates[fate]} value={counts[fate]} max={max} />
        ))}
        {awaited > 0 && <Bar label="Annoncés, pas encore arrivés" value={awaited} max={max} />}
      </Bars>
    </>
  )
}

export const lotProofPages = routes().get('/dons/:id/preuve', ['donor', 'refurbisher'], proof)
