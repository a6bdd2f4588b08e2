import { sayFew, WITHHELD } from '#needs/census/results/byFive.words.ts'
import { Bar, Bars } from '#platform/ui/bars.tsx'
import { Block } from '#platform/ui/block.tsx'
import { sayNumber } from '#platform/ui/counted.ts'
import { Funnel } from '#platform/ui/funnel.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import type { Figures } from './figures.store.ts'
import { FiguresTable } from './figuresTable.tsx'
import { counted, neededBy, type Slug } from './links.ts'

type Props = {
  communes: readonly Figures[]
  total: Figures
  csvHref: string
  rowsAt?: (slug: Slug, insee: string | null) => string
}

/** The chain as a funnel, then each commune: pictures, the table under them, the CSV behind. */
export const FiguresView = ({ communes, total, csvHref, rowsAt }: Props) => {
  const shown = counted.flatMap((link) => {
    const [count, among] = [total[link.key], total[neededBy(link)]]
    const href = rowsAt && count ? rowsAt(link.slug, null) : undefined
    return count === null || among === null ? [] : [{ label: link.step, count, among, href }]
  })
  const scale = Math.max(...communes.map((line) => pictureOf(line).of ?? 0))
  return (
    <>
      {shown.length > 0 && (
        <Block title="Du besoin à l’autonomie">
          <Funnel caption="Familles arrivées à chaque maillon, sur celles qu’il concerne" of="familles" steps={shown} />
        </Block>
      )}
      <Block
        title="Par commune"
        action={
          <LinkButton href={csvHref} second icon="download" download>
            Télécharger (CSV)
          </LinkButton>
        }
      >
        <Bars>
          {communes.map((line) => {
            const { count, of, said } = pictureOf(line)
            return <Bar label={line.commune} value={count ?? 0} max={of ?? 0} said={said} scale={scale} />
          })}
        </Bars>
        <FiguresTable {...{ communes, total, rowsAt }} />
        <p class="quiet small">
          Jours d’attente : du besoin entendu à la remise. La moitié des familles équipées a attendu moins, l’autre
          moitié plus.
        </p>
      </Block>
    </>
  )
}

/**
 * What a commune is told by: families served among those who asked for a computer or a connection; where nobody did, families
 * trained among all.
 */
function pictureOf({ heard, served_of, served, trained }: Figures) {
  const learns = !served_of
  const [count, of] = learns ? [trained, heard] : [served, served_of]
  const [one, many] = learns ? ['formée', 'formées'] : ['équipée', 'équipées']
  const said =
    of === null
      ? `${WITHHELD} familles`
      : `${sayFew(count)} ${count !== null && count < 2 ? one : many} sur ${sayNumber(of)}`
  return { count, of, said }
}
