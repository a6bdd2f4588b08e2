import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Figure, Figures } from '#platform/ui/figures.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import type { NeedKind } from '../../households/words.ts'
import type { Census } from '../campaign/census.store.ts'
import { groupedIn, MANY, type Place, type Sum, sumsOf } from './results.places.ts'
import { Silent } from './results.silent.tsx'
import type { Result } from './results.store.ts'
import { PlaceTable } from './results.table.tsx'
import { Maps } from './results.tiles.tsx'
import { missing } from './results.words.ts'

type Props = {
  census: Census
  results: Result[]
  /** How each commune is called, those of which nobody said anything included. */
  names: ReadonlyMap<string, string>
  /** The intercommunalité of each commune. */
  groups: ReadonlyMap<string, { id: string; name: string }>
  /** The intercommunalité that is looked at, when there are too many communes for one page. */
  chosen?: string
}

/** What a territory needs: one figure a kind, then place by place. A person who needs two things is counted in both, so nothing is added across. */
export const Results = ({ census, results, names, groups, chosen }: Props) => {
  const kinds = census.kinds as NeedKind[]
  const home = `/recensements/${census.id}`
  // A family named may have moved out of the communes asked about since.
  const communes = [
    ...new Map([
      ...census.communes.map((insee) => [insee, names.get(insee) ?? insee] as const),
      ...results.map((line) => [line.commune, line.name] as const),
    ]),
  ].toSorted(([, a], [, b]) => a.localeCompare(b, 'fr'))
  const grouped = communes.length > MANY ? groupedIn(communes, groups) : null
  const group = grouped?.find(({ id }) => id === chosen)
  const places: Place[] =
    grouped && !group
      ? grouped
      : communes
          .filter(([insee]) => !group || group.communes.includes(insee))
          .map(([id, name]) => ({ id, name, communes: [id] }))
  const all = sumsOf([{ id: 'tout', name: '', communes: communes.map(([insee]) => insee) }], results)
  const sums = sumsOf(places, results)
  // Of a whole département most places are silent at first: they are named apart, and the picture holds what is known.
  const spoken = places.filter(({ id }) => sums.said(id) > 0)
  const shown = grouped && spoken.length > 0 ? spoken : places
  const hrefOf = grouped && !group ? ({ id }: Place) => `${home}?intercommunalite=${id}#communes` : undefined
  return (
    <>
      <Figures>
        {kinds.map((kind) => {
          const sum = all.whole(kind)
          const [one, many] = missing[kind]
          return (
            <Figure
              value={sum.needed - sum.served}
              one={`${one} manque`}
              many={`${many} manquent`}
              detail={detailOf(sum)}
            />
          )
        })}
      </Figures>
      <p class="quiet small">
        Un par personne comptée ; une famille nommée est déjà dans le nombre de sa structure. C’est un plus haut : une
        personne que deux structures connaissent est comptée deux fois.
      </p>
      <Block
        id="communes"
        title={group ? group.name : grouped ? 'Intercommunalité par intercommunalité' : 'Commune par commune'}
        action={
          <Actions>
            <LinkButton href={`${home}/chiffres.csv`} second icon="download" download>
              Télécharger (CSV)
            </LinkButton>
            <LinkButton href={`${home}/chiffres-a-partager.csv`} second icon="download" download>
              À partager (CSV)
            </LinkButton>
          </Actions>
        }
      >
        {group && (
          <p>
            <a href={`${home}#communes`}>Revenir à tout le territoire</a>
          </p>
        )}
        <Maps {...{ kinds, places: shown, sums }} />
        <Disclosure
          summary={hrefOf ? 'Tous les nombres, et les communes' : 'Tous les nombres, commune par commune'}
          open={Boolean(hrefOf)}
        >
          <PlaceTable {...{ kinds, places: shown, sums, hrefOf }} />
        </Disclosure>
        <p class="quiet small">
          Hors de votre structure, donnez le fichier à partager : les nombres y sont arrondis de cinq en cinq, et rien
          sous cinq n’y est écrit.
        </p>
        <Silent places={places.filter((place) => !shown.includes(place))} hrefOf={hrefOf} />
      </Block>
    </>
  )
}

/** "sur 12 besoins, 3 satisfaits" in words that suit the three nouns, then the families. */
const detailOf = ({ needed, named, served }: Sum): string | undefined =>
  [
    served > 0 && `sur ${counted(needed, 'besoin')}, ${counted(served, 'satisfait')}`,
    named > 0 && counted(named, 'famille nommée', 'familles nommées'),
  ]
    .filter(Boolean)
    .join(' · ') || undefined
