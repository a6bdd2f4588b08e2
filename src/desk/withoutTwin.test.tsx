import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { withoutTwin } from './withoutTwin.ts'

const section = (
  <Block title="Orientation" action={<LinkButton href="/familles/1/orienter">Orienter</LinkButton>}>
    <p>
      Voir <a href="/familles/1/orienter">la page</a>
    </p>
    <Actions>
      <LinkButton href="/familles/1/orienter">Orienter encore</LinkButton>
      <LinkButton href="/familles/1/clore">Clore</LinkButton>
    </Actions>
  </Block>
)
const buttons = (href?: string) =>
  renderToString(withoutTwin(section, href)).match(/class="button[^"]*" href="[^"]*"/g)?.length

test('the button of the banner goes from a part of the page, wherever it stands; links and other buttons stay', () => {
  expect(buttons()).toBe(3)
  expect(buttons('/familles/1/orienter?suite=2')).toBe(1)
  expect(buttons('/familles/1/bilan')).toBe(3)
  expect(renderToString(withoutTwin(section, '/familles/1/orienter'))).toContain(
    '<a href="/familles/1/orienter">la page',
  )
})
