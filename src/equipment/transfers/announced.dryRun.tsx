import type { KeptList } from '#platform/tables/upload.store.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { chipCell } from '#platform/ui/cells.ts'
import { counted, sayNumber } from '#platform/ui/counted.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Figure, Figures } from '#platform/ui/figures.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import type { Errors } from '#platform/web/form.ts'
import type { Rehearsed } from './announced.store.ts'

type DryRunProps = { kept: KeptList; read: Rehearsed; errors: Errors | null; url: string }

const SHOWN = 200

/** What the announcement would do, before it does: each school, and each line that is refused. */
export const AnnouncedDryRun = ({ kept, read, errors, url }: DryRunProps) => {
  const { schools, refused, unclear, announced } = read
  const unreached = schools.filter(({ school }) => !school.reached).length
  const asked = unclear.reduce((sum, { rows }) => sum + rows, 0)
  return (
    <>
      <Heading
        title="Relire avant d’annoncer"
        lead={`${kept.name}, facture ou marché ${kept.said.more?.invoice ?? ''}`}
      />
      <ErrorSummary errors={errors} />
      <Figures>
        <Figure value={announced} one="appareil à annoncer" many="appareils à annoncer" tone="done" />
        <Figure value={schools.length} one="établissement" />
        <Figure value={refused.length} one="ligne refusée" many="lignes refusées" tone="loss" />
      </Figures>
      {unclear.length > 0 && (
        <Notice
          tone="turn"
          title={`${counted(unclear.length, 'établissement')} à préciser, pour ${counted(asked, 'appareil')}`}
        >
          <p>
            <a href={`${url}/etablissements`}>Dire lesquels</a>. Votre réponse servira aussi aux prochaines listes.
          </p>
        </Notice>
      )}
      {unreached > 0 && (
        <Notice>
          {`${counted(unreached, 'établissement')} où personne n’a encore de compte pour recevoir : invitez quelqu’un avant la livraison.`}
        </Notice>
      )}
      {kept.list.notes.map((note) => (
        <Notice>{note}</Notice>
      ))}
      <Actions>
        {announced > 0 && (
          <ActButton
            action={url}
            label={`Annoncer ${counted(announced, 'appareil')}`}
            fields={{ choice: refused.length > 0 ? 'good' : 'all' }}
            second={unclear.length > 0}
          />
        )}
        {refused.length > 0 && (
          <LinkButton second icon="download" download href={`${url}/refusees.csv`}>
            Lignes refusées (CSV)
          </LinkButton>
        )}
        <a class="plain" href={`${url}/colonnes`}>
          Corriger les colonnes
        </a>
      </Actions>
      {refused.length > 0 && (
        <Block title="Les lignes refusées">
          <Rows
            caption={
              refused.length > SHOWN ? `Les ${SHOWN} premières sur ${sayNumber(refused.length)}` : 'Lignes refusées'
            }
            columns={['Ligne', 'Numéro', 'Pourquoi']}
            rows={refused.slice(0, SHOWN)}
            cells={({ line, draft, refusal }) => [`Ligne ${line}`, draft.serial ?? draft.inventory_tag, refusal]}
          />
        </Block>
      )}
      <Block title="Par établissement">
        <Rows
          caption="Ce qui est annoncé à chaque établissement"
          captionHidden
          columns={['Établissement', 'Commune', { label: 'Appareils', end: true }, 'Classes', 'Compte']}
          rows={schools}
          cells={({ school, rows }) => [
            school.name,
            school.commune,
            sayNumber(rows.length),
            sayNumber(new Set(rows.flatMap(({ className }) => className ?? [])).size),
            school.reached ? chipCell('Prêt à recevoir', 'done') : chipCell('Personne encore', 'turn'),
          ]}
        />
      </Block>
    </>
  )
}
