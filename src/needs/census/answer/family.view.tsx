import { Actions } from '#platform/ui/actions.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Checkboxes } from '#platform/ui/checkboxes.tsx'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { Together } from '#platform/ui/together.tsx'
import { many, one } from '#platform/web/typed.ts'
import { type NeedKind, needKinds } from '../../households/words.ts'
import { targetPublics } from '../../publics/words.ts'
import { AgreementSaid, HeardBy } from './agreement.fields.tsx'
import type { Shared } from './answer.view.tsx'

/** One family, named because it agreed to be. */
export const FamilyView = ({ census, values, errors, token }: Shared) => (
  <>
    <Heading
      title="Nommer une famille"
      lead={`${census.coordination} la rappellera. Rien d’autre n’est gardé que ce que vous écrivez ici.`}
    />
    <ErrorSummary errors={errors ?? null} />
    <Form>
      <Field
        name="name"
        label="Nom de la famille ou de la personne"
        value={values.name}
        error={errors?.name}
        required
        autocomplete="off"
      />
      <Select
        name="commune"
        label="Commune"
        required
        value={one(values.commune) ?? (census.communes.length === 1 ? census.communes[0] : undefined)}
        error={errors?.commune}
        options={census.communes.map((insee) => [insee, census.names[insee] ?? insee])}
      />
      <Field
        name="phone"
        label="Téléphone"
        type="tel"
        value={values.phone}
        error={errors?.phone}
        width="medium"
        autocomplete="off"
        hint="Sans numéro, la coordination passera par vous."
      />
      <Checkboxes
        name="kinds"
        label="Ce qui lui manque"
        required
        value={many(values.kinds)}
        error={errors?.kinds}
        options={census.kinds.map((kind) => [kind, needKinds[kind as NeedKind]])}
      />
      <Together>
        <Field
          name="adults"
          label="Adultes"
          value={one(values.adults) ?? '1'}
          error={errors?.adults}
          inputmode="numeric"
          width="short"
          required
          autocomplete="off"
        />
        <Field
          name="children"
          label="Enfants"
          value={one(values.children) ?? '0'}
          error={errors?.children}
          inputmode="numeric"
          width="short"
          required
          autocomplete="off"
        />
      </Together>
      <Disclosure summary="Si vous le savez : qui est-elle ?" open={many(values.publics).length > 0}>
        <Checkboxes
          name="publics"
          label="Cette famille, ou l’un des siens"
          required
          value={many(values.publics)}
          error={errors?.publics}
          options={Object.entries(targetPublics)}
        />
      </Disclosure>
      <AgreementSaid {...{ values, errors }} />
      <Disclosure
        summary="Si vous le notez : qui a dit oui, et à qui"
        open={Boolean(one(values.given_by) || one(values.heard_by) || errors?.given_by || errors?.heard_by)}
      >
        <Field
          name="given_by"
          label="Qui a dit oui"
          value={values.given_by}
          error={errors?.given_by}
          maxlength={80}
          autocomplete="off"
        />
        <HeardBy {...{ values, errors }} />
      </Disclosure>
      <Checkbox
        name="agreed"
        label={`Elle sait ce que je transmets, à ${census.coordination}, pour qu’on la rappelle, et elle est d’accord`}
        required
        checked={one(values.agreed) === 'oui'}
        error={errors?.agreed}
      />
      <Actions>
        <Submit label="Transmettre" />
        <a class="plain" href={`/recensement/${token}`}>
          Revenir
        </a>
      </Actions>
    </Form>
  </>
)
