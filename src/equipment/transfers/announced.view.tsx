import { WaitingLists } from '#needs/lists/waiting.view.tsx'
import type { KeptList } from '#platform/tables/upload.store.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { chipCell } from '#platform/ui/cells.ts'
import { counted, sayNumber } from '#platform/ui/counted.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Figure, Figures } from '#platform/ui/figures.tsx'
import { FileField } from '#platform/ui/fileField.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import type { School, Unclear } from './announced.schools.ts'
import type { Rehearsed } from './announced.store.ts'

type UploadProps = {
  lists: readonly { id: string; name: string; partner?: string; kept_at: Date }[]
  typed: Typed
  errors: Errors | null
  now: Date
}

/** The file of what was bought, and the invoice that says it is new. */
export const AnnouncedUpload = ({ lists, typed, errors, now }: UploadProps) => (
  <>
    <Heading
      title="Annoncer des appareils par fichier"
      lead="Un bordereau part vers chaque établissement. Rien n’est enregistré avant que vous ayez relu le résultat."
    />
    <ErrorSummary errors={errors} />
    <WaitingLists lists={lists} under="/transferts/liste" now={now} />
    <Form files>
      <FileField
        name="list"
        label="Liste des appareils"
        hint="Un classeur Excel (.xlsx) ou un fichier CSV, un appareil par ligne : son numéro de série, son modèle, et l’établissement (code UAI ou nom). La classe, si elle est connue. 10 Mo au plus."
        accept=".xlsx,.csv,.txt,text/csv"
        required
        error={errors?.list}
      />
      <Field
        name="invoice"
        label="Facture ou marché"
        hint="Ces appareils sont neufs : personne ne s’en est servi, ils n’ont pas à être effacés. La facture en fait preuve."
        value={typed.invoice ?? ''}
        error={errors?.invoice}
        required
      />
      <Submit label="Relire la liste" />
    </Form>
  </>
)

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

export const schoolField = (at: number) => `school.${at}`

type SchoolsProps = { unclear: readonly Unclear[]; schools: readonly School[]; back: string }

/** What a list calls a school, and which it is: asked once. */
export const AnnouncedSchools = ({ unclear, schools, back }: SchoolsProps) => (
  <>
    <Heading
      title="Quel établissement ?"
      lead="Ces noms n’en désignent aucun, ou plusieurs. Votre réponse servira aux prochaines listes."
    />
    <Form>
      {unclear.slice(0, 150).map(({ key, said, rows, among }, at) => (
        <>
          <input type="hidden" name={`${schoolField(at)}.key`} value={key} autocomplete="off" />
          <Select
            name={schoolField(at)}
            label={`« ${said} »`}
            hint={`${counted(rows, 'appareil')}. ${among.length > 1 ? 'Plusieurs établissements portent ce nom.' : 'Aucun établissement ne porte ce nom.'}`}
            options={(among.length > 1 ? among : schools).map(({ id, name, commune, uai }) => [
              id,
              [name, commune, uai].filter(Boolean).join(', '),
            ])}
            empty="Laisser ces lignes de côté"
            required
          />
        </>
      ))}
      <Actions>
        <Submit label="Relire la liste" />
        <a class="plain" href={back}>
          Revenir
        </a>
      </Actions>
    </Form>
  </>
)
