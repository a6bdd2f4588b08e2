import { sayPhone } from '#network/phones/phone.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { Table } from '#platform/ui/table.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { type NeedKind, needKinds } from '../../households/words.ts'
import { amongWords, type TargetPublic } from '../../publics/words.ts'
import { AnswerFields } from '../answer/answer.fields.tsx'
import { WIDE } from '../answer/ownCommunes.ts'
import type { Census } from '../campaign/census.store.ts'
import type { Asker } from '../campaign/letters.ts'
import { type CensusQuestion, censusQuestions, FOR_SCHOOLS, isOfSchools, sayDays } from '../campaign/words.ts'

type Props = { census: Census; names: (insee: string) => string }
const blank = '…………'
const line = <p class="quiet">{'…'.repeat(42)}</p>

/** One sheet to print and hand out: the same questions as the page behind a link. */
export const PaperSheet = ({ census, names, asker }: Props & { asker: Asker }) => (
  <div class="one-sheet">
    <Heading
      title={census.title}
      lead={`Un ordre de grandeur suffit : laissez vide ce que vous ne savez pas. À rendre ${sayDays(census)}. N’écrivez le nom de personne.`}
    />
    <p>Votre structure : {'…'.repeat(30)}</p>
    <Table
      caption="Combien de personnes manquent de chaque chose ?"
      columns={['Commune', ...census.kinds.map((kind) => ({ label: needKinds[kind as NeedKind], end: true }))]}
      rows={(census.communes.length > WIDE
        ? Array.from({ length: 12 }, () => blank)
        : census.communes.map(names)
      ).flatMap((name) => [
        [name, ...census.kinds.map(() => blank)],
        ...census.publics.map((one) => [
          <small>dont {amongWords[one as TargetPublic]}</small>,
          ...census.kinds.map(() => blank),
        ]),
      ])}
    />
    {census.questions.map((question) => (
      <Block title={censusQuestions[question as CensusQuestion]}>
        {isOfSchools(question) && <p class="quiet small">{FOR_SCHOOLS}.</p>}
        {question === 'help' ? <p>☐ Oui &nbsp; ☐ Non</p> : line}
      </Block>
    ))}
    <p>
      À rendre à {asker.person}, {asker.organisation}
      {asker.phone && `, ${sayPhone(asker.phone)}`}, {asker.email}.
    </p>
  </div>
)

/** What came back on paper, typed by whoever asked. */
export const TypedAnswer = ({ census, names, values, errors }: Props & { values: Typed; errors?: Errors }) => (
  <>
    <Heading
      title="Saisir une feuille"
      lead={`Ce qu’une structure a écrit sur papier pour « ${census.title} ». Saisie de nouveau, sa feuille remplace la précédente.`}
    />
    <ErrorSummary errors={errors ?? null} />
    <Form>
      <Field
        name="partner"
        label="Structure"
        hint="Comme elle s’est nommée sur sa feuille"
        value={values.partner}
        error={errors?.partner}
        required
        autocomplete="off"
      />
      <AnswerFields {...{ census, names, values, errors }} />
      <Actions>
        <Submit label="Garder cette feuille" />
        <a class="plain" href={`/recensements/${census.id}`}>
          Revenir
        </a>
      </Actions>
    </Form>
  </>
)
