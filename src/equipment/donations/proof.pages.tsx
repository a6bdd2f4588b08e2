import { sayMoment } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { PrintHint } from '#platform/ui/letterhead.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { type Page, routes } from '#platform/web/routes.ts'
import { livesOf, secondLives } from '../lives/life.store.ts'
import { reusedInLot } from '../reuse/dated.store.ts'
import { fatesOf } from '../reuse/fate.store.ts'
import { arrivedOf, type Fates } from '../reuse/fate.ts'
import { FateBars } from '../reuse/reuse.path.tsx'
import { AvoidedYearly } from '../stock/avoided.view.tsx'
import { progressOf } from './donation.progress.store.ts'
import { registerOf } from './donation.register.store.ts'
import { lotAsked } from './lot.pages.tsx'
import { LotMachines } from './lotMachines.tsx'

/** The page shows the first machines; the register holds them all. */
const SHOWN = 500

/** What became of each machine of a lot, for its donor: in words, never in whose hands. */
async function proof(c: Page) {
  const { by, now } = c.var
  const lot = await lotAsked(c)
  const [counts, progress, devices, reused, second] = await Promise.all([
    fatesOf(by, lot.id),
    progressOf(by, lot.id),
    registerOf(by, lot.id, SHOWN),
    reusedInLot(by, lot.id),
    secondLives(by, lot.id),
  ])
  const lives = await livesOf(
    by,
    devices.map(({ id }) => id),
  )
  return c.render(
    <div class="one-sheet council">
      <Heading
        title="Ce qu’est devenu ce don"
        over={lot.title}
        lead={[
          lot.received_at
            ? `${lot.refurbisher} l’a reçu ${sayMoment(lot.received_at, now)}.`
            : `${lot.refurbisher} ne l’a pas encore reçu.`,
          lot.closed_at && `Lot soldé ${sayMoment(lot.closed_at, now)}.`,
        ]
          .filter(Boolean)
          .join(' ')}
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
            : `${counted(progress.wiped, 'effacement prouvé', 'effacements prouvés')}, chacun avec sa preuve ci-dessous.`}
        </p>
      </Block>
      {reused.length > 0 && (
        <Block title="CO₂ évité">
          <AvoidedYearly kinds={reused} />
        </Block>
      )}
      <Block title="Appareil par appareil">
        {devices.length === 0 ? (
          <Empty title="Aucun appareil encore">
            <p>L’atelier inscrit chaque appareil quand il le reçoit.</p>
          </Empty>
        ) : (
          <LotMachines devices={devices} total={progress.devices} lives={lives} />
        )}
      </Block>
      <PrintHint />
    </div>,
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
    {again > 0 && <p>{counted(again, 'appareil a servi', 'appareils ont servi')} plusieurs fois.</p>}
    {back > 0 && (
      <p>
        {counted(back, 'appareil est revenu', 'appareils sont revenus')} de chez une famille, avant d’être remis à une
        autre.
      </p>
    )}
  </>
)

/** Each machine stands in one line, and the lines add up to what was announced, or say by how much they do not. */
const Account = ({ announced, counts }: { announced: number; counts: Fates }) => (
  <>
    <p>
      {counted(announced, 'appareil annoncé', 'appareils annoncés')}, {counted(arrivedOf(counts), 'arrivé', 'arrivés')}.
    </p>
    <FateBars counts={counts} announced={announced} />
  </>
)

export const lotProofPages = routes().get('/dons/:id/preuve', ['donor', 'refurbisher'], proof)
