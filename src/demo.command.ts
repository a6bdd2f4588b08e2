import type { Command } from '#platform/cli/command.ts'
import { Halt } from '#platform/cli/halt.ts'
import { migrateOrHalt } from '#platform/cli/migrate.command.ts'
import { say, step } from '#platform/cli/say.ts'
import { withServer } from '#platform/cli/server.ts'
import { type Demonstration, isInhabited } from './demonstration.ts'

export const demoCommand = ({ load }: Demonstration): Command => ({
  name: 'demo',
  summary: 'Remplit une base vide avec un territoire inventé, pour essayer Maillon',
  details: 'Refuse une base où quelqu’un travaille déjà.',
  async run() {
    await withServer('maillon demo', async ({ url }) => {
      await migrateOrHalt(url)
      if (await isInhabited(url)) {
        throw new Halt('Cette base contient déjà des structures : la démonstration n’y a pas sa place.')
      }
      await step('Territoire inventé', () => load(url, new Date()))
    })
    say('La démonstration est prête : npm start')
  },
})
