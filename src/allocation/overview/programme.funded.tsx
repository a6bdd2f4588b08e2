import { WITHHELD } from '#needs/census/results/byFive.words.ts'
import { byName } from '#platform/i18n/toward.ts'
import { Bar, Bars } from '#platform/ui/bars.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { PaidAgreements } from '../funding/fundingAgreement.paid.tsx'
import type { SeenFundingAgreement } from '../funding/fundingAgreement.store.ts'
import type { FundedLine, Reached } from '../programmes/programme.figures.store.ts'
import { Reach } from '../programmes/programme.reach.tsx'
import type { SeenProgramme } from '../programmes/programme.seen.store.ts'
import type { Quota } from '../programmes/quota.store.ts'

type Props = {
  programme: SeenProgramme
  quotas: Quota[]
  figures: FundedLine[]
  reached: Reached | null
  agreements: SeenFundingAgreement[]
}

/** A programme as its funder reads it: places as agreed, families counted by five at least, nobody named. */
export const FundedProgramme = ({ programme, quotas, figures, reached, agreements }: Props) => {
  const total = figures.find((line) => line.commune === null)
  const communes = [...new Set(quotas.map((row) => row.name))]
  const scale = Math.max(0, ...figures.filter((line) => line.commune).map((line) => line.promised ?? 0))
  const of = (name: string) => figures.find((line) => line.commune === name)
  const places = (name: string, kind: string) =>
    quotas.find((row) => row.name === name && row.kind === kind)?.places ?? 0
  return (
    <>
      <Heading title={programme.name} over={`Conduit ${byName(programme.runner)}`} />
      <Reach {...{ programme, reached }} />
      <Block title="Familles équipées, commune par commune">
        <Bars>
          {communes.map((name) => (
            <Bar
              label={name}
              value={of(name)?.served ?? 0}
              max={of(name)?.promised ?? 0}
              scale={scale}
              said={sayServed(of(name))}
            />
          ))}
        </Bars>
      </Block>
      <Rows
        caption="Le programme en nombres"
        columns={[
          'Commune',
          ...['Ordinateurs prévus', 'Connexions prévues', 'Familles retenues', 'Familles équipées'].map((label) => ({
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
        <Fact label="Familles équipées, en tout">{sayHeld(total?.served)}</Fact>
      </Facts>
      <p class="quiet">
        Les familles sont comptées par cinq, au multiple inférieur, pour que personne ne soit reconnu.
      </p>
      {agreements.length > 0 && (
        <PaidAgreements agreements={agreements} names={new Map(quotas.map(({ commune, name }) => [commune, name]))} />
      )}
    </>
  )
}

/** "40 équipées sur 45 retenues", or why it may not be read. */
const sayServed = (line: FundedLine | undefined): string =>
  line?.promised ? `${sayHeld(line.served)} équipées sur ${line.promised} retenues` : `${WITHHELD} retenues`

/** A count that may be read, or why it may not. */
const sayHeld = (count: number | null | undefined): string =>
  count === null || count === undefined ? WITHHELD : String(count)
