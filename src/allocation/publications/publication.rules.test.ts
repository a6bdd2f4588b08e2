import { expect, test } from 'vitest'
import { refusalToPublish } from './publication.rules.ts'

const run = { state: 'decided', published_at: null, follows_id: null, origin_published_at: null }

test('a decided run is published once; one that goes on with another, after that one', () => {
  expect(refusalToPublish(run)).toBeNull()
  expect(refusalToPublish({ ...run, state: 'proposed' })).toContain('pas encore décidé')
  expect(refusalToPublish({ ...run, state: 'published', published_at: new Date() })).toContain('déjà publié')
  expect(refusalToPublish({ ...run, state: 'settled' })).toContain('trop peu de familles')
  expect(refusalToPublish({ ...run, follows_id: 'first' })).toContain('Publiez d’abord')
  expect(refusalToPublish({ ...run, follows_id: 'first', origin_published_at: new Date() })).toBeNull()
})
