import { sayMoment } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Moment, Story } from '#platform/ui/story.tsx'
import type { Line } from './story.store.ts'

/** As many lines as one reads without looking for them; the older ones are one press away. */
const AT_A_GLANCE = 5

/** What happened to a household, the latest first. */
export const Past = ({ story, now }: { story: Line[]; now: Date }) => {
  const first = story.length > AT_A_GLANCE + 1 ? AT_A_GLANCE : story.length
  const older = story.slice(first)
  return (
    <Block title="Ce qui s’est passé">
      <Lines story={story.slice(0, first)} now={now} />
      {older.length > 0 && (
        <Disclosure summary={`Avant : ${counted(older.length, 'ligne plus ancienne', 'lignes plus anciennes')}`}>
          <Lines story={older} now={now} />
        </Disclosure>
      )}
    </Block>
  )
}

const Lines = ({ story, now }: { story: Line[]; now: Date }) => (
  <Story>
    {story.map((line) => (
      <Moment when={sayMoment(line.at, now)} datetime={line.at.toISOString()}>
        <p>
          <b>{line.title}.</b> {line.text}
        </p>
      </Moment>
    ))}
  </Story>
)
