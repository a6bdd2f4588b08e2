import { Bar, Bars } from '#platform/ui/bars.tsx'
import { Block } from '#platform/ui/block.tsx'
import { sayNumber } from '#platform/ui/counted.ts'
import { Funnel } from '#platform/ui/funnel.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import type { Figures } from './figures.store.ts'
import { FiguresTable, WITHHELD } from './figuresTable.tsx'
import { counted, type Slug } from './links.ts'

type Props = {
  communes: readonly Figures[]
  total: Figures
  csvHref: string
  rowsAt?: (slug: Slug, insee: string | null) => string
}

/** The chain as a funnel, then each commune: pictures, the table under them, the CSV behind. */
export const FiguresView = ({ communes, total, csvHref, rowsAt }: Props) => {
  const shown = counted.flatMap(({ key, slug, step }) => {
    const count = total[key]
    return count === null ? [] : [{ label: step, count, href: rowsAt && count > 0 ? rowsAt(slug, null) : undefined }]
  })
  return (
    <>
      {shown.length > 0 && (
        <Block title="Du besoin à l’autonomie">
          <Funnel caption="Familles arrivées à chaque maillon" of="familles" steps={shown} />
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
          {communes.map(({ commune, heard, served }) => (
            <Bar label={commune} value={served ?? 0} max={heard ?? 0} said={sayServed(served, heard)} />
          ))}
        </Bars>
        <FiguresTable {...{ communes, total, rowsAt }} />
        <p class="quiet small">
          Jours d’attente : du besoin entendu à la remise. La moitié des familles servies a attendu moins, l’autre
          moitié plus.
        </p>
      </Block>
    </>
  )
}

const sayServed = (served: number | null, heard: number | null): string =>
  heard === null
    ? `${WITHHELD} familles`
    : `${served === null ? WITHHELD : sayNumber(served)} ${served !== null && served < 2 ? 'servie' : 'servies'} sur ${sayNumber(heard)}`
