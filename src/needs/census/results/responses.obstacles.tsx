import { Disclosure } from '#platform/ui/disclosure.tsx'
import type { Response } from './responses.store.ts'

/** What blocks the most, as the structures of this page wrote it. */
export const Obstacles = ({ shown }: { shown: readonly Response[] }) => {
  const said = shown.filter(({ answers }) => answers.obstacle)
  return said.length === 0 ? null : (
    <Disclosure
      summary={`Ce qui bloque, ${said.length === 1 ? 'selon une structure' : `selon ${said.length} structures`} de cette page`}
    >
      <ul>
        {said.map(({ partner, answers }) => (
          <li>
            {partner} : « {answers.obstacle} »
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
