import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { figuresOf } from '#allocation/publications/figures.rules.ts'
import type { Passage } from '#allocation/publications/passage.ts'
import { refusalToShow } from '#allocation/publications/publishable.rules.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import type { Solved } from './autumn.run.ts'
import { type Autumn, days } from './autumn.scene.ts'
import { type Town, townNames } from './communes.ts'
import type { Scene } from './scene.ts'

/** Shows the run to everybody: the file to replay, and the figures of its page. */
export function publish(
  { demo, claire }: Scene,
  { policy, programme }: Autumn,
  { run, needs, found, frozen }: Solved,
): void {
  const refusal = refusalToShow(frozen, false)
  if (refusal) throw new Error(refusal)
  const at = demo.clock.ago(days.published)
  const passage: Passage = {
    ...{ format: 'maillon-passage-1', code: run.public_code ?? '', name: run.name, programme: programme.name },
    ...{ organisation: claire.organisation.name, frozenOn: dayOf(run.frozen_at as Date), listHash: run.inputs_hash },
    ...{ commitment: run.commitment, seedSource: run.seed_source, seedOn: run.seed_on as string, seed: frozen.seed },
    policy: { version: 1, adoptedBy: policy.adoptedBy, adoptedOn: policy.adoptedOn, rules: policy.rules },
    ...{ body: run.body ?? '', decidedOn: run.decided_on as string },
  }
  const shown = { ...found, certificate: { ...found.certificate, scenario: frozen } }
  const file = Buffer.from(JSON.stringify({ passage, ...shown }))
  const sha256 = createHash('sha256').update(file).digest('hex')
  const communes = new Map(needs.map(({ pseudonym, commune }) => [pseudonym, townNames[commune as Town]]))
  demo.add('run_publication', {
    ...{ run_id: run.id, organisation_id: run.organisation_id, sha256, bytes: file.length, packed: gzipSync(file) },
    ...{ figures: figuresOf(shown, policy.rules, communes) as never, published_by: claire.name, published_at: at },
  })
  run.published_at = at
  demo.note(claire, at, {
    ...{ act: 'run.published', subject: ['allocation_run', run.id], from: 'decided', to: 'published' },
    data: { sha256 },
  })
}
