import { capital } from '#platform/text/capital.ts'
import { Block } from '#platform/ui/block.tsx'
import { Empty } from '#platform/ui/empty.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Filters } from '#platform/ui/filters.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import type { SeenProgramme } from '../programmes/programme.seen.store.ts'
import { countOf, type Kind } from '../programmes/words.ts'
import type { Policy } from '../ranking/policy.store.ts'
import type { Ranking } from '../ranking/policy.ts'
import type { Asking } from '../waiting/participants.rules.ts'
import type { EffectFilters } from './effect.form.ts'
import type { Effect } from './effect.ts'
import { Counts, sayFamilies, sayTotal } from './effect.view.tsx'
import { Movers } from './movers.view.tsx'
import { policyHref, sayVersion } from './policy.trail.ts'
import { TryFamily } from './tryFamily.view.tsx'

export type EffectProps = {
  programme: SeenProgramme
  policy: Policy
  compared: Policy | undefined
  effect: Effect
  asked: EffectFilters
  kind: Kind
  places: number
  /** Names of the families that are shown. */
  names: ReadonlyMap<string, string>
  communes: ReadonlyMap<string, string>
  matches: { household: string; name: string; commune: string }[] | null
  tried: { family: Asking; rank: Ranking } | undefined
}

/** What a version does to the families that wait today, beside the one before it. */
export const EffectPage = (props: EffectProps) => {
  const { programme, policy, compared, effect, asked, kind, places } = props
  const here = `${policyHref(programme, policy)}/effet`
  const shared = asked.montrer === 'oui'
  const beside = compared ? `la version ${compared.version}` : 'l’ordre d’arrivée seul'
  return (
    <>
      <Heading
        title="L’effet sur les familles qui attendent"
        over={`${programme.name}, ${sayVersion(policy)}`}
        lead={`Comparé à ${beside}, pour ${countOf(kind, places)}. Les quotas ne sont pas comptés ici : un passage le fera exactement.`}
        action={
          <LinkButton href={shared ? here : `${here}?montrer=oui`} second>
            {shared ? 'Revenir à la page complète' : 'Version à montrer, sans nom'}
          </LinkButton>
        }
      />
      {effect.families === 0 ? (
        <Empty title="Personne n’attend aujourd’hui">
          <p>Une famille compte ici quand son orientation est acceptée et que rien ne lui est encore promis.</p>
        </Empty>
      ) : (
        <>
          {!shared && <PlacesAsked {...{ here, places, asked }} />}
          <Changes effect={effect} beside={beside} />
          <Block title="Qui change de côté">
            <p>
              {capital(
                sayTotal(
                  effect.byCommune.map(({ enter }) => enter),
                  shared,
                ),
              )}{' '}
              {effect.enter.length > 1 ? 'passeraient' : 'passerait'} devant ;{' '}
              {sayTotal(
                effect.byCommune.map(({ leave }) => leave),
                shared,
              )}{' '}
              {effect.leave.length > 1 ? 'attendraient' : 'attendrait'}.
              {effect.drawn > 0 &&
                ` Pour les dernières places, le tirage départagerait ${sayFamilies(effect.drawn, shared)}.`}
            </p>
            <Movers {...{ effect, shared, here }} names={props.names} communes={props.communes} />
          </Block>
          <Counts {...{ effect, shared }} />
          {!shared && <TryFamily {...props} here={here} />}
        </>
      )}
    </>
  )
}

const Changes = ({ effect, beside }: { effect: Effect; beside: string }) => (
  <Block title={`Ce qui change par rapport à ${beside}`}>
    {effect.changes.length === 0 ? (
      <p>Rien : les deux disent la même chose.</p>
    ) : (
      <ul>
        {effect.changes.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    )}
  </Block>
)

const PlacesAsked = ({ here, places, asked }: { here: string; places: number; asked: EffectFilters }) => (
  <Filters action={here} active={asked.places !== undefined}>
    <Field
      name="places"
      label="Pour combien de places"
      value={places}
      width="short"
      inputmode="numeric"
      autocomplete="off"
      required
    />
  </Filters>
)
