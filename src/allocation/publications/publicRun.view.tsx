import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { Chip, Chips } from '#platform/ui/chip.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { limitOf } from './figures.rules.ts'
import type { PublicRun } from './publication.store.ts'
import { sayGivenUp, sayState } from './publication.words.ts'
import { FindLine } from './publicLines.view.tsx'
import { Limits, Order } from './publicOrder.view.tsx'
import { Results } from './publicResults.view.tsx'
import { Draw, Verify } from './publicVerify.view.tsx'

/** One run, for anybody: what was announced, then all of what was decided. */
export const PublicRunView = ({ run }: { run: PublicRun }) => {
  const { figures, limits } = run
  const stock = figures?.stock ?? limits?.supply.map(({ class: name, count }) => ({ class: name, count, given: null }))
  const quotas = figures?.quotas ?? limits?.quotas.map((quota) => ({ ...limitOf(quota), used: null }))
  return (
    <>
      <Heading title={run.name} over={`${run.programme}, ${run.organisation}`} lead={leadOf(run)}>
        <Chips>
          <Chip tone={sayState(run).tone}>{sayState(run).said}</Chip>
        </Chips>
      </Heading>
      {run.seeds_before.length > 0 && (
        <Notice tone="loss">{`Le tirage a d’abord été enregistré ainsi, puis corrigé avant le calcul : ${run.seeds_before.join(' ; ')}.`}</Notice>
      )}
      {run.state === 'cancelled' && <Notice tone="loss">{sayGivenUp(run)}</Notice>}
      <Facts>
        <Fact label="Liste figée">{sayDate(dayOf(run.frozen_at))}</Fact>
        <Fact label="Besoins sur la liste">
          {figures || run.listed !== null ? counted(figures?.listed ?? run.listed ?? 0, 'besoin') : 'moins de 5'}
        </Fact>
        <Fact label="Dérogations possibles">
          {run.derogations_at_most === 0 ? 'aucune' : `${run.derogations_at_most} au plus`}, nombre fixé avec la liste
        </Fact>
        {run.decided_on && <Fact label="Décidé">{`le ${sayDate(run.decided_on)}, par : ${run.body}`}</Fact>}
        {run.published_at && <Fact label="Publié">{sayDate(dayOf(run.published_at))}</Fact>}
        {run.follows && (
          <Fact label="Fait suite à">
            <a href={`/attributions-publiques/${run.follows}`}>un premier passage</a>, dont les promesses tiennent
          </Fact>
        )}
      </Facts>
      {figures && <FindLine code={run.code} />}
      <Order run={run} />
      <Limits stock={stock ?? []} quotas={quotas ?? []} />
      {figures && <Results run={run} figures={figures} />}
      <Draw run={run} />
      {run.sha256 && <Verify run={run} />}
      <h2>Ce que cette page ne montre pas</h2>
      <p>
        Aucun nom, aucune adresse, aucun jour. Une famille n’y est qu’un code, que seule sa lettre porte. Un nombre de
        familles est arrondi à cinq, et moins de cinq ne se lit pas. Un quota dont le nom désignerait moins de cinq
        familles s’appelle « Quota protégé » ; un mois que moins de cinq familles d’un même groupe partagent est
        remplacé, avant le tirage, par un mois voisin.
      </p>
      <p>
        <a href="/attributions-publiques">Tous les passages</a>
      </p>
    </>
  )
}

const leadOf = ({ figures, state, seed }: PublicRun): string => {
  if (figures)
    return `${counted(figures.served, 'famille servie', 'familles servies')}, ${counted(figures.waiting, 'en attente', 'en attente')}.`
  if (state === 'settled')
    return 'Cette attribution est décidée et close. Publiée, elle désignerait trop peu de familles : chacune a sa réponse par lettre.'
  if (state === 'cancelled' || state === 'failed') return 'Ce passage n’a rien attribué.'
  return seed === null
    ? 'La liste est figée, son empreinte est publiée. Le tirage vient après : personne ne peut plus la changer.'
    : 'Le tirage est fait. Le résultat est publié ici une fois que la commission a décidé.'
}
