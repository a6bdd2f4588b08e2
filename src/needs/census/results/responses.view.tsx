import { html } from 'hono/html'
import { Actions } from '#platform/ui/actions.tsx'
import { chipCell, linkCell } from '#platform/ui/cells.ts'
import { counted } from '#platform/ui/counted.ts'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Empty } from '#platform/ui/empty.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import type { NeedKind } from '../../households/words.ts'
import type { Census } from '../campaign/census.store.ts'
import { sayFamilies, saySeen, sayStanding, sayWhen } from './response.words.ts'
import { ResponseFilters } from './responses.filters.tsx'
import type { ResponseFilter } from './responses.form.ts'
import { Obstacles } from './responses.obstacles.tsx'
import { Remind } from './responses.remind.tsx'
import type { Response } from './responses.store.ts'
import { ResponseTotals } from './responses.totals.tsx'

type Props = {
  census: Census
  filter: ResponseFilter
  /** Every structure asked, then those of the filter, then those of this page. */
  all: readonly Response[]
  found: readonly Response[]
  shown: readonly Response[]
  communes: readonly (readonly [insee: string, name: string])[]
  older: string | null
  newer: string | null
  query: string
  now: Date
}

/** What each structure answered, a line each: how far the census is, whom to look at, whom to remind. */
export const Responses = ({ census, filter, all, found, shown, communes, older, newer, query, now }: Props) => {
  const home = `/recensements/${census.id}`
  const here = `${home}/reponses`
  const kinds = census.kinds as NeedKind[]
  return (
    <>
      <Heading title="Ce que chaque structure a répondu" />
      {all.length === 0 ? (
        <Empty title="Aucune structure invitée pour l’instant">
          <p>Invitez des structures, ou saisissez une feuille : chacune a ici sa ligne, et ce qu’elle a répondu.</p>
          <Actions>
            <LinkButton href={home}>Inviter des structures</LinkButton>
          </Actions>
        </Empty>
      ) : (
        <>
          <ResponseTotals {...{ all, here, now }} />
          <Disclosure summary="Chercher une structure, ou en choisir" open={Object.keys(filter).length > 0}>
            <ResponseFilters {...{ here, filter, all, communes }} />
          </Disclosure>
          <Remind {...{ census, filter, found, here, now }} />
          {found.length === 0 ? (
            <Empty title="Aucune structure ne correspond">
              <p>Retirez un filtre pour voir les autres.</p>
            </Empty>
          ) : (
            <>
              <Rows
                short
                caption="Structures"
                captionHidden
                columns={['Structure', 'État', 'Réponse', 'Ce qu’elle voit']}
                rows={shown}
                cells={(one) => [
                  linkCell(`${here}/${one.id}`, one.partner),
                  chipCell(...sayStanding(one, now)),
                  html`<small>${sayWhen(one, now)}</small>`,
                  html`<small>${seenBy(one, kinds)}</small>`,
                ]}
              />
              <Pager
                {...{ older, newer }}
                said={
                  older || newer
                    ? `${shown.length} sur ${counted(found.length, 'structure')}`
                    : counted(found.length, 'structure')
                }
                words={['Revenir au début', 'Les suivantes']}
              />
              <Obstacles shown={shown} />
              <LinkButton href={`${home}/reponses.csv${query}`} second icon="download" download>
                Télécharger cette liste (CSV)
              </LinkButton>
            </>
          )}
        </>
      )}
    </>
  )
}

/** "12 personnes sans ordinateur, 3 à accompagner ; 2 familles nommées" */
const seenBy = (one: Response, kinds: readonly NeedKind[]): string =>
  [saySeen(one, kinds), sayFamilies(one)].filter(Boolean).join(' ; ')
