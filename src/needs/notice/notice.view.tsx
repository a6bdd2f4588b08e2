import type { Organisation } from '#network/organisations/organisation.store.ts'
import { Block } from '#platform/ui/block.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { PrintHint } from '#platform/ui/letterhead.tsx'
import type { Part } from './today.words.ts'
import { WhomToAsk } from './whomToAsk.tsx'

type Props = { parts: readonly Part[]; version: string; organisation: Organisation }

/** What a person is told of what is kept about them: a page to read together, one sheet of paper to take away. */
export const NoticeView = ({ parts, version, organisation }: Props) => (
  <>
    <Heading
      title="Ce que nous notons sur vous"
      lead={`Cette feuille est pour vous. Remise par : ${organisation.name}.`}
    />
    <PrintHint />
    <div class="notice-parts">
      {parts.map(({ title, lines }) => (
        <Block title={title}>
          <ul>
            {lines.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </Block>
      ))}
      <WhomToAsk organisation={organisation} />
    </div>
    <p class="quiet small">Texte, version {version}.</p>
  </>
)
