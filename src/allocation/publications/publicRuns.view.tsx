import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import type { ListedRun } from './publication.store.ts'
import { sayDraw, sayState } from './publication.words.ts'

export const NoRun = () => (
  <>
    <Heading title="Aucun passage à cette adresse" lead="Relisez le code écrit sur votre lettre : douze signes." />
    <p>
      <a href="/attributions-publiques">Voir tous les passages</a>
    </p>
  </>
)

export const PublicRuns = ({ runs, older, first }: { runs: ListedRun[]; older: string | null; first: boolean }) => (
  <>
    <Heading
      title="Attributions publiques"
      lead="Quand il y a moins de matériel que de familles, voici qui passe d’abord, comment c’est décidé, et de quoi le vérifier. Chaque liste est annoncée avant son tirage, et reste ici même si elle est annulée."
    />
    {runs.length === 0 ? (
      <Empty title={first ? 'Aucun passage n’a encore été annoncé.' : 'Il n’y en a pas d’autre.'} />
    ) : (
      <ul>
        {runs.map((run) => (
          <li>
            <a href={`/attributions-publiques/${run.code}`}>{`${run.name}, ${run.programme}`}</a>
            <br />
            <strong>{sayState(run).said}</strong>
            {`. Liste figée le ${sayDate(dayOf(run.frozen_at))}, ${sayDraw(run)}. ${run.organisation}`}
          </li>
        ))}
      </ul>
    )}
    <Pager older={older} newer={first ? null : '/attributions-publiques'} />
  </>
)
