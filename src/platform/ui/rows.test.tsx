import { html } from 'hono/html'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { chainCell, chipCell, linkCell } from './cells.ts'
import { Rows } from './rows.tsx'
import { Table } from './table.tsx'

const hostile = `<b>"x'</b> =1+1`
const columns = ['Nom', { label: 'Jours "<i>"', end: true }]
const long = (cells: Parameters<typeof Rows>[0]['cells']) =>
  renderToString(<Rows caption="Familles" columns={columns} rows={[1]} cells={cells} />)

describe('the rows of a long table', () => {
  it.each([
    ['a text', hostile],
    ['a link', linkCell(`/familles/"><b>`, hostile, hostile)],
    ['a chip', chipCell(hostile, 'turn')],
    ['an own template', html`<em>${hostile}</em>`],
    ['a chip in a template', html`<p>${chipCell(hostile)}</p>`],
  ])('escape %s', (_what, cell) => {
    const out = long(() => [cell, cell])
    expect(out).not.toMatch(/<b>|<i>/)
    expect(out).toContain('&lt;b&gt;')
    expect(out).toContain('=1+1')
  })

  it('keep the markup of a chip placed in a template', () => {
    expect(long(() => [html`<p>${chipCell('Connu')}</p>`])).toContain('<p><span class="chip ">Connu</span></p>')
  })

  it('show a dash for nothing, and zero for zero', () => {
    const out = long(() => [null, 0])
    expect(out).toContain('<th scope="row">–</th>')
    expect(out).toMatch(/<td[^>]*>0<\/td>/)
  })

  it('name their row, and their column for the cards of a phone', () => {
    const out = long(() => ['Nowak', 3])
    expect(out).toContain('<th scope="row">Nowak</th>')
    expect(out).toContain('data-label="Jours &quot;&lt;i&gt;&quot;"')
  })

  it('say the chain in words', () => {
    expect(long(() => [chainCell(4), ''])).toContain('aria-label="Étape 4 sur 7 : Remise"')
  })
})

describe('a short table', () => {
  it('escapes as well', () => {
    const out = renderToString(<Table caption={hostile} columns={columns} rows={[[hostile, hostile]]} />)
    expect(out).not.toMatch(/<b>|<i>/)
    expect(out).toContain('=1+1')
  })
})
