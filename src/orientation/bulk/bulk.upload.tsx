import type { Filled } from '#needs/households/household.fields.tsx'
import { agreementHows } from '#needs/households/words.ts'
import { WaitingLists } from '#needs/lists/waiting.view.tsx'
import { Actions } from '#platform/ui/actions.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Fieldset } from '#platform/ui/fieldset.tsx'
import { FileField } from '#platform/ui/fileField.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { ToField } from '../prescriptions/prescription.fields.tsx'
import type { Receiver } from '../prescriptions/receiver.store.ts'

type Props = Filled & {
  receivers: readonly Receiver[]
  /** Lists that wait to be read over. */
  lists: readonly { id: string; name: string; kept_at: Date }[]
  now: Date
}

/** Orienting several people from one's own spreadsheet. */
export const BulkUpload = ({ receivers, lists, values, errors, now }: Props) => (
  <>
    <Heading
      title="Orienter plusieurs personnes"
      lead="Votre propre tableau convient, quels que soient ses titres. Vous relirez chaque ligne avant qu’une seule orientation parte."
    />
    <ErrorSummary errors={errors} />
    <WaitingLists lists={lists} under="/orientations/liste" now={now} />
    <Form files>
      <FileField
        name="list"
        label="Liste"
        hint="Un classeur Excel (.xlsx) ou un fichier CSV, cent lignes au plus : le nom, la commune, les besoins, un téléphone. Aucun numéro de sécurité sociale."
        accept=".xlsx,.csv,.txt,text/csv"
        required
        error={errors?.list}
      />
      <Fieldset legend="Avec leur accord">
        <Checkbox
          name="informed"
          label="Chaque famille sait ce que je note ici, pourquoi, et qu’elle peut le lire ou le faire effacer"
          required
          checked={values.informed === 'oui'}
          error={errors?.informed}
        />
        <Radios
          name="agreed"
          label="Comment les familles ont accepté d’être orientées"
          hint="Une ligne dont la colonne « Accord » dit non ne part pas."
          inline
          required
          value={values.agreed}
          error={errors?.agreed}
          options={Object.entries(agreementHows)}
        />
        <Checkbox
          name="parents"
          label="Pour chaque jeune de moins de 18 ans de cette liste, un parent ou un tuteur est d’accord aussi"
          hint="Un jeune de 15 à 17 ans qui agit seul s’oriente à part, depuis « Orienter une personne »."
          checked={values.parents === 'oui'}
          error={errors?.parents}
        />
      </Fieldset>
      <ToField {...{ receivers, values, errors }} commune="" kinds={[]} />
      <Actions>
        {receivers.length > 0 && <Submit label="Relire la liste" />}
        <a class="plain" href="/orientations">
          Revenir
        </a>
      </Actions>
    </Form>
    <Disclosure summary="Les colonnes qui sont comprises">
      <Facts>
        <Fact label="Il en faut trois">
          Le nom, la commune et les besoins. Un téléphone ou un e-mail aide à la joindre.
        </Fact>
        <Fact label="Année de naissance">
          Avant 18 ans, un parent est d’accord ; avant 15 ans, un adulte du foyer est compté.
        </Fact>
        <Fact label="Où elle vit">Chez elle, hébergée par un proche, en foyer, ou sans adresse fixe.</Fact>
        <Fact label="Ce qu’elle a déjà">Par exemple « smartphone, vieux PC » ; et sa connexion : box, forfait…</Fact>
        <Fact label="Messages lus par d’autres">« Oui » : ce qui lui est écrit ne dira rien de ce dont il s’agit.</Fact>
        <Fact label="Adresse confidentielle">« Oui » : son adresse ne sort pas de votre structure.</Fact>
      </Facts>
      <p class="quiet small">
        Si une colonne n’est pas reconnue, vous direz ce qu’elle contient. Votre réponse est retenue pour la prochaine
        liste de même forme.
      </p>
    </Disclosure>
    <p>
      Pas encore de tableau ? Remplissez notre modèle :{' '}
      <a href="/orientations/liste/modele.xlsx">pour Excel ou LibreOffice</a>.
    </p>
  </>
)
