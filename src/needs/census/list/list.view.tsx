import { sayDay } from '#platform/i18n/dates.ts'
import type { KeptList } from '#platform/tables/upload.store.ts'
import { Block } from '#platform/ui/block.tsx'
import { cellReports } from '#platform/ui/cellReports.ts'
import { counted } from '#platform/ui/counted.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Figure, Figures } from '#platform/ui/figures.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { agreementUnread } from '../../lists/list.targets.ts'
import { sayRowsRead } from '../../lists/rowsRead.ts'
import { isDoubtful } from '../../lists/take.rules.ts'
import type { ListDoor } from './list.door.ts'
import type { Plan } from './list.plan.ts'
import { Outcome } from './outcome.view.tsx'
import { saidBy, verdictOf, weight } from './planned.cells.ts'
import { TakeFields } from './take.view.tsx'

const SHOWN = 200

type Props = {
  door: ListDoor
  kept: KeptList
  plan: Plan
  before: Date | null
  values: Typed
  errors: Errors | null
  now: Date
}

/** What a list would add, before it does: counts first, then what to decide, then every row, those to look at first. */
export const DryRun = ({ door, kept, plan, before, values, errors, now }: Props) => {
  const here = `${door.home}/liste/${kept.id}`
  const { tally } = plan
  const done = kept.taken_in_at !== null
  const unread = agreementUnread(kept.list.header, kept.said.columns)
  const rows = plan.rows.toSorted((a, b) => weight(a) - weight(b))
  return (
    <>
      <Heading
        title={done ? 'Liste reprise' : 'Relire avant de reprendre'}
        lead={[kept.name, kept.partner].filter(Boolean).join(', ')}
      />
      <ErrorSummary errors={errors} />
      {done ? (
        <Outcome {...{ door, kept, tally, here, now }} />
      ) : (
        <>
          {before && (
            <Notice tone="turn" title={`Déjà reprise (${sayDay(before, now)})`}>
              Cette même liste a déjà été reprise. Rien ne sera ajouté deux fois.
            </Notice>
          )}
          <Figures>
            <Figure
              value={tally.new}
              one={nouns[plan.kind][0]}
              many={nouns[plan.kind][1]}
              tone="done"
              detail={[
                tally.people > 0 && counted(tally.people, 'personne comptée', 'personnes comptées'),
                tally.doubts > 0 && `dont ${tally.doubts} à vérifier`,
              ]
                .filter(Boolean)
                .join(', ')}
            />
            <Figure value={tally.known} one="famille déjà nommée" many="familles déjà nommées" />
            <Figure value={tally.refused} one="ligne refusée" many="lignes refusées" tone="loss" />
            <Figure value={tally.aside} one="ligne mise de côté" many="lignes mises de côté" />
          </Figures>
          <p class="quiet">{sayRowsRead({ ...tally, taken: tally.new }, ['à reprendre', 'à reprendre'])}</p>
          {kept.list.notes.map((note) => (
            <Notice>{note}</Notice>
          ))}
          {unread !== null && plan.kind === 'families' && (
            <Notice tone="turn" title={`La colonne « ${unread} » n’est pas lue`}>
              <p>
                Elle semble dire quelles familles sont d’accord. <a href={`${here}/colonnes`}>Corriger les colonnes</a>
              </p>
            </Notice>
          )}
          {plan.unclear.length > 0 && (
            <Notice
              tone="turn"
              title={counted(plan.unclear.length, 'commune n’est pas reconnue', 'communes ne sont pas reconnues')}
            >
              <p>
                <a href={`${here}/communes`}>Dire lesquelles ce sont</a>
              </p>
            </Notice>
          )}
          {plan.kind === 'counts' && tally.new > 0 && (
            <Notice>Ces nombres remplacent ceux que la structure avait envoyés. Les familles nommées restent.</Notice>
          )}
          {plan.alike.found > 0 && (
            <Notice
              tone={isDoubtful(plan.alike) ? 'turn' : 'info'}
              title={`${counted(plan.alike.found, 'famille ressemble', 'familles ressemblent')} à des familles que vous suivez déjà`}
            >
              Reprises, elles vous attendront parmi les fiches qui se ressemblent. La structure n’en saura rien.
            </Notice>
          )}
          <TakeFields {...{ door, plan, values, errors, here }} />
        </>
      )}
      <Block
        title="Ligne par ligne"
        action={
          <LinkButton second icon="download" download href={`${here}/rapport.csv`}>
            Rapport complet (CSV)
          </LinkButton>
        }
      >
        <Rows
          captionHidden={rows.length <= SHOWN}
          caption={
            rows.length > SHOWN
              ? `Les ${SHOWN} premières lignes sur ${rows.length}, celles à revoir d’abord ; la suite est dans le rapport`
              : 'Chaque ligne de la liste, celles à revoir d’abord'
          }
          columns={['Ligne', 'Ce qu’elle dit', done ? 'Ce qui a été fait' : 'Ce qui sera fait', 'Cellules']}
          rows={rows.slice(0, SHOWN)}
          cells={(row) => [`Ligne ${row.line}`, saidBy(row), verdictOf(row, done), cellReports(row.cells)]}
        />
      </Block>
    </>
  )
}

const nouns = {
  families: ['famille à reprendre', 'familles à reprendre'],
  counts: ['ligne à reprendre', 'lignes à reprendre'],
} as const
