import { afterEach, expect, test } from 'vitest'
import { checkFree, type Listening, listen } from './listen.ts'

const open: Listening[] = []
afterEach(async () => {
  for (const each of open.splice(0)) await each.close()
})

const answerWith = async (answer: () => Promise<Response>): Promise<Listening> => {
  const listening = await listen({ host: '127.0.0.1', port: 0 }, answer)
  open.push(listening)
  return listening
}

test('a port that is taken is refused with a sentence that proposes another', async () => {
  const { url } = await answerWith(async () => new Response('ici'))
  const port = Number(new URL(url).port)
  await expect(checkFree({ host: '127.0.0.1', port })).rejects.toThrow(
    `Le port ${port} est déjà pris par un autre programme, peut-être Maillon lui-même. Choisissez-en un autre : PORT=${port + 1} npm start`,
  )
  await expect(checkFree({ host: '127.0.0.1', port: 0 })).resolves.toBeUndefined()
})

test('stopping lets the requests under way end, and takes no new one', async () => {
  const { promise: meanwhile, resolve: goOn } = Promise.withResolvers<void>()
  const arrived = Promise.withResolvers<void>()
  const site = await answerWith(async () => {
    arrived.resolve()
    await meanwhile
    return new Response('terminé')
  })
  const underWay = fetch(site.url)
  await arrived.promise
  const closed = site.close()
  open.pop()
  await expect(fetch(site.url)).rejects.toThrow()
  goOn()
  expect(await (await underWay).text()).toBe('terminé')
  await closed
})
