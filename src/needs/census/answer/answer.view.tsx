import { sayPhone } from '#network/phones/phone.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { counted } from '#platform/ui/counted.ts'
import { EmailLink } from '#platform/ui/emailLink.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { sayNeeds } from '../../households/words.ts'
import { sayAsker, sayTerritory } from '../campaign/letters.ts'
import { sayDays } from '../campaign/words.ts'
import { AnswerFields } from './answer.fields.tsx'
import type { Behind, Named } from './answer.store.ts'

/** What the pages behind a link show: its census, what was typed, what is refused. */
export type Shared = { census: Behind; values: Typed; errors?: Errors; token: string }

/** A structure's page: how many people it sees by commune, its own words, and the families it may name. */
export const AnswerView = ({ census, named, values, errors, token }: Shared & { named: Named[] }) => (
  <>
    <Heading
      title={census.title}
      lead={`${census.partner}, que voyez-vous ? Un ordre de grandeur suffit : laissez vide ce que vous ne savez pas. Ouvert ${sayDays(census)}.`}
    />
    <Asking census={census} />
    <ErrorSummary errors={errors ?? null} />
    <p class="lead">Combien de personnes manquent de chaque chose, commune par commune ?</p>
    <Form>
      <AnswerFields
        {...{ census, values, errors }}
        names={(insee) => census.names[insee] ?? insee}
        partner={census.partner}
      />
      <Checkbox
        name="done"
        label="J’ai terminé : ne m’écrivez plus pour ce recensement"
        checked={Boolean(census.answered_at)}
      />
      <Actions>
        <Submit label="Garder ma réponse" />
      </Actions>
    </Form>
    <Block title="Les familles que vous pouvez nommer" id="familles">
      <p>
        Avec leur accord, et seulement alors : {census.coordination} les rappellera. Une famille nommée est comprise
        dans vos nombres, elle ne s’y ajoute pas.
      </p>
      {named.length > 0 && (
        <ul>
          {named.map((family) => (
            <li>
              <b>{family.name}</b>, {census.names[family.commune] ?? ''} : {sayNeeds(family.kinds ?? [])}
            </li>
          ))}
        </ul>
      )}
      {named.length > 0 && <p class="quiet">{counted(named.length, 'famille nommée', 'familles nommées')}.</p>}
      <LinkButton href={`/recensement/${token}/famille`} second icon="add">
        Nommer une famille
      </LinkButton>
    </Block>
    <Block title="Vous avez déjà un tableau ?">
      <p>Envoyez-le tel quel, Excel ou CSV : vous relirez ce qui en est compris avant que rien ne parte.</p>
      <LinkButton href={`/recensement/${token}/liste`} second>
        Envoyer une liste
      </LinkButton>
    </Block>
  </>
)

/** Who asks, for whom, and how to make sure of it. */
const Asking = ({ census }: { census: Behind }) => {
  const { coordination: organisation, asker: person, asker_email: email, asker_phone: phone } = census
  return (
    <Notice title="Qui vous le demande">
      <p>
        {`${sayAsker({ person, organisation, email, phone })} recense ce qui manque aux habitants de ces communes : ${sayTerritory(Object.values(census.names))}.`}
        {(phone || email) && ' Pour vous en assurer : '}
        {phone && <a href={`tel:${phone}`}>{sayPhone(phone)}</a>}
        {phone && email && ' ou '}
        {email && <EmailLink address={email} />}
        {(phone || email) && '.'}
      </p>
    </Notice>
  )
}
