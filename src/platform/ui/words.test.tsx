import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { Chain } from './chain.tsx'
import { counted } from './counted.ts'
import { Fact, Facts } from './facts.tsx'
import { Figure } from './figures.tsx'
import { currentOf } from './nav.tsx'

describe('the chain', () => {
  it('says which link is under way', () => {
    expect(renderToString(<Chain stage={4} small />)).toContain('aria-label="Étape 4 sur 7 : Remise"')
    expect(renderToString(<Chain stage={4} />)).toMatch(/<li class="now" aria-current="step">.*?Remise/)
  })

  it('says when all are closed', () => {
    expect(renderToString(<Chain stage={8} small />)).toContain('Les sept étapes sont franchies')
  })

  it('leaves out what a household does not need', () => {
    const html = renderToString(<Chain stage={6} states={['done', 'done', 'done', 'done', 'none', 'now', 'ahead']} />)
    expect(html).toContain('aria-label="Étape 6 sur 7 : Formation"')
    expect(html).toMatch(/Connexion<\/span><span class="hidden">\s: sans objet/)
  })
})

describe('a number', () => {
  it.each([
    [0, '0 famille'],
    [1, '1 famille'],
    [2, '2 familles'],
    [1200, '1\u202f200 familles'],
  ])('%i never stands without its noun', (n, said) => {
    expect(counted(n, 'famille')).toBe(said)
  })

  it('takes the plural that is given', () => {
    expect(renderToString(<Figure value={2} one="journal" many="journaux" />)).toContain('<span>journaux</span>')
  })
})

describe('a fact', () => {
  it('that is not known says so, and zero is known', () => {
    const html = renderToString(
      <Facts>
        <Fact label="Mail" />
        <Fact label="Ordinateurs">{0}</Fact>
      </Facts>,
    )
    expect(html).toContain('Non renseigné')
    expect(html).toContain('<dd>0</dd>')
  })
})

describe('the menu', () => {
  const nav = [
    { label: 'Ma journée', href: '/' },
    { label: 'Matériel', href: '/appareils' },
    { label: 'Dons', href: '/appareils/dons' },
  ]

  it('marks the entry nearest to the page', () => {
    expect(currentOf(nav, '/appareils/dons/12')?.label).toBe('Dons')
    expect(currentOf(nav, '/appareils/12')?.label).toBe('Matériel')
    expect(currentOf(nav, '/appareilsx')).toBeUndefined()
    expect(currentOf(nav, '/')?.label).toBe('Ma journée')
  })
})
