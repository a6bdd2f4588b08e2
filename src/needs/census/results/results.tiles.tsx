import { Tiles } from '#platform/ui/tiles.tsx'
import type { NeedKind } from '../../households/words.ts'
import type { Place, sumsOf } from './results.places.ts'
import { missing, missingTitles } from './results.words.ts'

type Props = { kinds: readonly NeedKind[]; places: readonly Place[]; sums: ReturnType<typeof sumsOf> }

/** "Lens - Liévin": a tile is too small for the whole name of an intercommunalité, which the table says. */
const sayShort = (name: string): string =>
  name.replace(/^Communauté (d’agglomération|de communes|urbaine) ((de la|de l['’]|des|du|de) ?|d['’])?/, '')

/** One picture a kind of need, each with one unit: where things are still missing. */
export const Maps = ({ kinds, places, sums }: Props) => (
  <>
    <div class={places.length > 24 ? 'maps large' : 'maps'}>
      {kinds.map((kind) => (
        <Tiles
          caption={missingTitles[kind]}
          noun={missing[kind]}
          unsaid="pas de réponse"
          tiles={places.map(({ id, name }) => {
            const { needed, served } = sums.of(kind, id)
            return { name: sayShort(name), value: sums.said(id) > 0 ? needed - served : null, of: needed }
          })}
        />
      ))}
    </div>
    <p class="quiet small">
      Plus un carreau est marqué, plus il en manque. « Sur » dit combien manquaient au départ, avant les besoins
      satisfaits.
    </p>
  </>
)
