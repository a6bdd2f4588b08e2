import { html } from 'hono/html'
import { sayPhone } from '#network/phones/phone.ts'
import { sayShort } from '#platform/i18n/dates.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { chipCell } from '#platform/ui/cells.ts'
import { counted, sayNumber } from '#platform/ui/counted.ts'
import { Figure, Figures } from '#platform/ui/figures.tsx'
import { Next } from '#platform/ui/next.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import type { Followed, Standing } from './follow.store.ts'
import { followStandings } from './follow.words.ts'

const sum = (rows: readonly Followed[], of: (row: Followed) => number) =>
  rows.reduce((total, row) => total + of(row), 0)

type SumsProps = { rows: readonly Followed[]; due: number }

/** Devices: announced is received, awaited and missing. Structures: the number of each standing leads to them; one that still counts may have something to explain. */
export const FollowSums = ({ rows, due }: SumsProps) => {
  const standing = (one: Standing) => rows.filter((row) => row.standing === one).length
  const to = (one: Standing) => `/transferts/suivi?ou=${followStandings[one].asked}`
  return (
    <>
      <Figures>
        <Figure value={sum(rows, (row) => row.announced)} one="appareil annoncé" many="appareils annoncés" />
        <Figure value={sum(rows, (row) => row.received)} one="reçu" tone="done" />
        <Figure value={sum(rows, (row) => row.awaited)} one="attendu" tone="turn" />
        <Figure value={sum(rows, (row) => row.missing)} one="manquant" tone="loss" />
        <Figure value={sum(rows, (row) => row.families)} one="chez une famille" many="chez des familles" tone="done" />
      </Figures>
      <Figures>
        <Figure value={rows.length} one="structure" />
        <Figure
          value={standing('waiting')}
          one="n’a pas compté"
          many="n’ont pas compté"
          tone="turn"
          href={to('waiting')}
        />
        <Figure
          value={rows.filter(({ unclear }) => unclear).length}
          one="à éclaircir"
          many="à éclaircir"
          tone="loss"
          href={to('gaps')}
        />
        <Figure value={standing('done')} one="a tout reçu" many="ont tout reçu" tone="done" href={to('done')} />
      </Figures>
      {due > 0 && (
        <Next
          tone="turn"
          title={counted(due, 'structure n’a pas encore compté', 'structures n’ont pas encore compté')}
          detail="Un e-mail part à chacune, une fois tous les trois jours au plus."
          action={
            <ActButton
              action="/transferts/suivi/relance"
              label={due > 1 ? `Relancer les ${sayNumber(due)}` : 'La relancer'}
            />
          }
        />
      )}
    </>
  )
}

/** One line a structure, and a way to its slips. */
export const FollowRows = ({ rows, of }: { rows: readonly Followed[]; of: number }) => (
  <Rows
    caption={
      rows.length < of
        ? `${counted(rows.length, 'structure')} sur ${sayNumber(of)}`
        : 'Où en est chaque structure, la moins avancée d’abord'
    }
    columns={[
      'Structure',
      'État',
      'Reçus',
      'Dans les familles',
      { label: 'Attendus', end: true },
      { label: 'Manquants', end: true },
      { label: 'En plus', end: true },
    ]}
    rows={rows}
    cells={(row) => [
      html`<div><a href="/transferts?structure=${row.id}">${row.name}</a>${where(row) ? html`<br /><small>${where(row)}</small>` : ''}</div>`,
      chipCell(followStandings[row.standing].label, followStandings[row.standing].tone, said(row)),
      gauge(row.received, row.announced),
      gauge(row.families, row.received),
      sayNumber(row.awaited),
      sayNumber(row.missing),
      sayNumber(row.surplus),
    ]}
  />
)

const where = ({ commune, phone, standing }: Followed): string =>
  [commune, standing === 'waiting' && phone && sayPhone(phone)].filter(Boolean).join(', ')

const said = ({ since, reminded_at, standing, unclear }: Followed): string | undefined =>
  [
    reminded_at ? `Relancée le ${sayShort(reminded_at)}` : since && `Parti le ${sayShort(since)}`,
    standing === 'waiting' && unclear && 'Un autre bordereau est à éclaircir',
  ]
    .filter(Boolean)
    .join('. ') || undefined

/** "27 sur 40" and its picture; of nothing, nothing is drawn. */
const gauge = (part: number, whole: number) => {
  if (whole === 0) return '0'
  const share = whole > 0 ? Math.round((100 * part) / whole) : 0
  return html`<div class="${share >= 100 ? 'bar full' : 'bar'}">${sayNumber(part)} sur ${sayNumber(whole)}<svg class="gauge" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect width="${Math.min(100, share)}" height="10" /></svg></div>`
}
