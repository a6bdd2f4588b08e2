import { ofName } from '#platform/i18n/toward.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Form } from '#platform/ui/form.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { one } from '#platform/web/typed.ts'
import { type Authority, authorities } from '../beneficiaries/words.ts'
import { agreementHows } from '../households/words.ts'
import type { Agreeing, Holder } from './minor.rules.ts'

type Props = {
  person: { id: string; first_name: string }
  agreeing: Agreeing
  holders: Holder[]
  /** Adults of the household of whom nobody said yet whether they decide for its children. */
  unsaid: Holder[]
  /** Address of the people of this household. */
  at: string
  values: Typed
  errors?: Errors
}

/** What the law says of a young person of fifteen or more (loi 78-17, article 45), and what it leaves to a parent. */
const FROM_FIFTEEN =
  'À partir de 15 ans, un jeune peut donner seul son accord à un service en ligne (loi Informatique et Libertés, article 45). Pour une orientation ou un prêt, associez un parent ou un tuteur chaque fois que c’est possible.'

/** What is asked of a minor and of who decides for it; or what is to be noted first. */
export const MinorFields = (props: Props) => {
  const { person, agreeing, holders, unsaid, at } = props
  if (agreeing === 'adult')
    return <Notice>À partir de 18 ans, l’accord se note avec celui de la famille, sur sa fiche.</Notice>
  if (agreeing === 'unknown')
    return (
      <Notice tone="turn" title="Quel âge ?">
        <p>Avant 15 ans, un adulte décide avec l’enfant. {FROM_FIFTEEN}</p>
        <LinkButton href={`${at}/${person.id}`}>Noter l’année de naissance</LinkButton>
      </Notice>
    )
  if (agreeing === 'both' && holders.length === 0)
    return (
      <Notice tone="turn" title="Qui décide pour cet enfant ?">
        <p>
          Avant 15 ans, il faut l’accord de l’enfant et d’un adulte qui décide pour lui. Notez ce parent, ou ce tuteur :
          sur sa fiche, sous « Pour les enfants du foyer ».
        </p>
        {unsaid.length > 0 && (
          <ul>
            {unsaid.map(({ id, first_name }) => (
              <li>
                <a href={`${at}/${id}`}>Compléter la fiche {ofName(first_name)}</a>
              </li>
            ))}
          </ul>
        )}
        <LinkButton href={`${at}/nouvelle`} second={unsaid.length > 0}>
          Ajouter un adulte
        </LinkButton>
      </Notice>
    )
  return <Asked {...props} />
}

const Asked = ({ person, agreeing, holders, values, errors }: Props) => (
  <>
    <p>
      Lisez d’abord <a href="/notice">la notice</a> ensemble : elle dit ce qui est gardé, pourquoi et pour combien de
      temps.
    </p>
    <Form>
      <Checkbox
        name="child_agreed"
        label={`${person.first_name} a compris, et dit oui`}
        required
        checked={one(values.child_agreed) === 'oui'}
        error={errors?.child_agreed}
      />
      {agreeing === 'both' ? (
        <Radios
          name="holder"
          label={`Qui décide pour ${person.first_name}, et dit oui aussi ?`}
          required
          value={one(values.holder)}
          error={errors?.holder}
          options={holders.map(({ id, first_name, authority }) => [
            id,
            first_name,
            authorities[authority as Authority],
          ])}
        />
      ) : (
        <p class="quiet">{FROM_FIFTEEN}</p>
      )}
      {agreeing === 'both' && holders.some(({ authority }) => authority === 'shared') && <Shared />}
      <Radios
        name="how"
        label="Comment"
        inline
        required
        value={one(values.how)}
        error={errors?.how}
        options={Object.entries(agreementHows)}
      />
      <Actions>
        <Submit label="Noter cet accord" />
      </Actions>
    </Form>
  </>
)

const Shared = () => (
  <Notice title="Autorité partagée : un seul parent suffit">
    Pour un acte de tous les jours comme celui-ci, la loi tient l’autre parent pour d’accord (article 372-2 du code
    civil). Si vous savez qu’il s’y oppose, ne notez rien : c’est à eux, ou au juge, d’en décider.
  </Notice>
)
