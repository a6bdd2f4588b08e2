import { isId } from '#platform/db/id.ts'
import { download, fileSeenBy } from '#platform/files/file.store.ts'
import { sayMoment } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { PrintHint } from '#platform/ui/letterhead.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { deviceAsked } from '../devices/biography.pages.tsx'
import { nameDevice } from '../devices/device.words.ts'
import { serialKey } from '../devices/snapshot.identity.ts'
import { drivesOf, runsIn, wipesOf } from './wipe.store.ts'
import { Run } from './wipeRun.tsx'

const wipeAsked = async (c: Page) => {
  const device = await deviceAsked(c)
  return { device, wipe: found((await wipesOf(c.var.by, device.id)).find((wipe) => wipe.id === c.req.param('wipe'))) }
}

/** What one log establishes for one device, drive by drive, in words that claim no more than it proves. */
async function proof(c: Page) {
  const { device, wipe } = await wipeAsked(c)
  const own = new Set(drivesOf(device).flatMap((drive) => (drive.serial ? [serialKey(drive.serial)] : [])))
  const runs = runsIn(wipe).flatMap((log) =>
    log.drives.filter((drive) => drive.serial && own.has(serialKey(drive.serial))).map((drive) => ({ log, drive })),
  )
  const verified = wipe.verdict === 'verified'
  const file = `/appareils/${device.id}/effacement/${wipe.id}/journal`
  return c.render(
    <>
      <Heading
        title={verified ? 'Attestation d’effacement' : 'Journal d’effacement sans preuve'}
        lead={`${nameDevice(device)}, ${device.number}`}
        action={
          <LinkButton second icon="download" href={file} download>
            Journal d’origine
          </LinkButton>
        }
      />
      {!verified && (
        <Notice tone="loss" title="Ce journal ne prouve pas l’effacement">
          {wipe.why}
        </Notice>
      )}
      {runs.map(({ log, drive }) => (
        <Block title={`Disque ${drive.serial}`}>
          <Run log={log} drive={drive} />
        </Block>
      ))}
      <Block title="Ce document">
        <Facts>
          <Fact label="Machine">
            {[
              nameDevice(device),
              device.serial && `série ${device.serial}`,
              device.inventory_tag && `inventaire ${device.inventory_tag}`,
            ]
              .filter(Boolean)
              .join(', ')}
          </Fact>
          <Fact label="Donné par">{device.donor}</Fact>
          <Fact label="Journal déposé">{`${sayMoment(wipe.created_at, c.var.now)}, par ${wipe.organisation_id === c.var.member.organisationId ? wipe.operator : wipe.organisation}`}</Fact>
          <Fact label="Vérifié par">Maillon, à la lecture du journal</Fact>
          <Fact label="Empreinte du journal (SHA-256)">{wipe.file_sha256.toString('hex')}</Fact>
        </Facts>
      </Block>
      <PrintHint />
    </>,
    {
      title: verified ? 'Attestation d’effacement' : 'Journal d’effacement sans preuve',
      issuer: wipe.organisation,
      crumbs: [
        ['Matériel', '/appareils'],
        [device.number, `/appareils/${device.id}`],
      ],
    },
  )
}

async function log(c: Page) {
  const { wipe } = await wipeAsked(c)
  const file = found(isId(wipe.file_id) ? await fileSeenBy(c.var.by, wipe.file_id) : null)
  return download(file)
}

const readers = ['refurbisher', 'coordinator', 'mediator', 'donor', 'school'] as const

export const wipePages = routes()
  .get('/appareils/:id/effacement/:wipe', readers, proof)
  .get('/appareils/:id/effacement/:wipe/journal', readers, log, { plain: true })
