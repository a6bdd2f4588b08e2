import { type Refusal, refused } from '#platform/access/refusal.ts'
import { chipCell, linkCell } from '#platform/ui/cells.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Finder } from '#platform/ui/finder.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { flash } from '#platform/web/cookies.ts'
import { readForm } from '#platform/web/form.ts'
import { forbid } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { deviceAsked } from '../devices/biography.pages.tsx'
import { deviceCalled } from '../devices/device.called.store.ts'
import type { Device } from '../devices/device.store.ts'
import { nameDevice, sayState, stateWords } from '../devices/device.words.ts'
import { makeReady, receiveDevice, sendToWipe } from './bench.acts.store.ts'
import { VersionForm } from './bench.form.ts'
import { BenchRooms } from './benchRooms.tsx'
import { findDevice } from './end.store.ts'
import { confirmNoDrive } from './identify.store.ts'

export const BENCH = ['refurbisher', 'coordinator'] as const

/** The device of the address, when it stands in the member's own organisation. */
export async function onBench(c: Page): Promise<Device> {
  const device = await deviceAsked(c)
  return device.organisation_id === c.var.member.organisationId
    ? device
    : forbid(`Cet appareil est maintenant chez ${device.keeper}.`)
}

/** The way back up from a gesture on a device. */
export const deviceCrumbs = (device: { id: string; number: string }): [string, string][] => [
  ['Matériel', '/appareils'],
  [device.number, `/appareils/${device.id}`],
]

/** A number is scanned or typed; one machine found, its page opens. */
async function bench(c: Page) {
  const said = (c.req.query('numero') ?? '').trim().slice(0, 200)
  const devices = said ? await deviceCalled(c.var.by, said) : []
  if (devices.length === 1) return c.redirect(`/appareils/${devices[0]?.id}`, 303)
  return c.render(
    <>
      <Heading
        title="Établi"
        lead="Scannez l’étiquette, ou tapez un numéro : la page de l’appareil dit le geste suivant."
        action={
          <LinkButton second icon="scan" href="/etabli/poste">
            Poste de scan
          </LinkButton>
        }
      />
      <Finder
        action="/etabli"
        name="numero"
        label="Numéro de l’appareil"
        hint="Numéro Maillon (ML-0412), numéro de série ou d’inventaire."
        autofocus
      />
      {said && devices.length === 0 && (
        <Empty title={`Aucun appareil « ${said} » chez vous`}>
          <p>Vérifiez le numéro, ou ajoutez l’appareil s’il n’est sur aucune liste.</p>
          <LinkButton href="/appareils/nouveau">Ajouter un appareil</LinkButton>
        </Empty>
      )}
      {devices.length > 1 && (
        <>
          <Notice tone="turn">Plusieurs appareils portent ce numéro.</Notice>
          <Rows
            caption="Appareils trouvés"
            columns={['Appareil', 'Série', 'État']}
            rows={devices}
            cells={(d) => [
              linkCell(`/appareils/${d.id}`, nameDevice(d), d.number),
              d.serial,
              chipCell(sayState(d), stateWords[d.state]?.tone),
            ]}
          />
        </>
      )}
      <BenchRooms />
    </>,
    { title: 'Établi', crumbs: [['Matériel', '/appareils']] },
  )
}

/** One click at the bench: done and said, or why not. */
const oneClick =
  (act: (c: Page, id: string, version: number) => Promise<Refusal | null>, said: string) =>
  async (c: Page): Promise<Response> => {
    const device = await onBench(c)
    const form = await readForm(c, VersionForm)
    const refusal = form.errors
      ? { refusal: 'Rouvrez la page de l’appareil, puis recommencez.' }
      : await act(c, device.id, form.values.version)
    if (refused(refusal)) return refusedPage(c, device, refusal)
    flash(c, said)
    return c.redirect(`/appareils/${device.id}`, 303)
  }

const refusedPage = (c: Page, device: Device, { refusal }: Refusal) =>
  c.render(
    <>
      <Heading title="Ce geste n’est pas possible" lead={`${nameDevice(device)}, ${device.number}`} />
      <Notice tone="loss">{refusal}</Notice>
      <p>
        <LinkButton href={`/appareils/${device.id}`}>Revenir à l’appareil</LinkButton>
      </p>
    </>,
    {
      title: 'Ce geste n’est pas possible',
      crumbs: [
        ['Matériel', '/appareils'],
        [device.number, `/appareils/${device.id}`],
      ],
      status: 422,
    },
  )

export const benchPages = routes()
  .get('/etabli', BENCH, bench)
  .post(
    '/appareils/:id/reception',
    BENCH,
    oneClick((c, id) => receiveDevice(c.var.by, id), 'Appareil reçu.'),
  )
  .post(
    '/appareils/:id/sans-disque',
    BENCH,
    oneClick((c, id, version) => confirmNoDrive(c.var.by, id, version), 'Noté : aucun disque.'),
  )
  .post(
    '/appareils/:id/a-effacer',
    BENCH,
    oneClick((c, id, version) => sendToWipe(c.var.by, id, version), 'Appareil à effacer.'),
  )
  .post(
    '/appareils/:id/pret',
    BENCH,
    oneClick((c, id, version) => makeReady(c.var.by, id, version), 'Appareil prêt.'),
  )
  .post(
    '/appareils/:id/retrouve',
    BENCH,
    oneClick((c, id, version) => findDevice(c.var.by, id, version), 'Appareil retrouvé.'),
  )
