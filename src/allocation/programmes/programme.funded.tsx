import { byName } from '#platform/i18n/toward.ts'
import { Bar, Bars } from '#platform/ui/bars.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import type { FundedLine } from './programme.figures.ts'
import { sayPeriod } from './programme.list.pages.tsx'
import type { SeenProgramme } from './programme.seen.ts'
import type { Quota } from './quota.store.ts'

type Props = { programme: SeenProgramme; quotas: Quota[]; figures: FundedLine[] }

/** A programme as its funder reads it: places as agreed, families counted by five at least, nobody named. */
export const FundedProgramme = ({ programme, quotas, figures }: Props) => {
  const total = figures.find((line) => line.commune === null)
  const communes = [...new Set(quotas.map((row) => row.name))]
  const of = (name: string) => figures.find((line) => line.commune === name)
  const places = (name: string, kind: string) =>
    quotas.find((row) => row.name === name && row.kind === kind)?.places ?? 0
  return (
    <>
      <Heading title={programme.name} lead={`Conduit ${byName(programme.runner)}, ${sayPeriod(programme)}`} />
      <Block title="Familles servies, commune par commune">
        <Bars>
          {communes.map((name) => (
            <Bar
              label={name}
              value={of(name)?.served ?? 0}
              max={places(name, 'computer')}
              said={sayHeld(of(name)?.served)}
            />
          ))}
        </Bars>
      </Block>
      <Rows
        caption="Le programme en nombres"
        columns={[
          'Commune',
          ...['Ordinateurs prévus', 'Connexions prévues', 'Familles retenues', 'Familles servies'].map((label) => ({
            label,
            end: true,
          })),
        ]}
        rows={communes}
        cells={(name) => [
          name,
          places(name, 'computer'),
          places(name, 'connection'),
          sayHeld(of(name)?.promised),
          sayHeld(of(name)?.served),
        ]}
      />
      <Facts>
        <Fact label="Familles retenues, en tout">{sayHeld(total?.promised)}</Fact>
        <Fact label="Familles servies, en tout">{sayHeld(total?.served)}</Fact>
      </Facts>
      <p class="quiet">
        Les familles sont comptées par cinq, au multiple inférieur, pour que personne ne soit reconnu.
      </p>
    </>
  )
}

/** A count that may be read, or why it may not. */
const sayHeld = (count: number | null | undefined): string =>
  count === null || count === undefined ? 'moins de 5' : String(count)
