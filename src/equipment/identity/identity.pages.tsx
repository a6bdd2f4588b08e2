import { refused } from '#platform/access/refusal.ts'
import { sayShort } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { BENCH, deviceCrumbs, onBench } from '../bench/bench.pages.tsx'
import { nameDevice } from '../devices/device.words.ts'
import { addAlias } from './alias.add.store.ts'
import { AliasForm, SeparateForm } from './alias.form.ts'
import { aliasesOf } from './alias.store.ts'
import { type AliasKind, aliasWords, typedKinds } from './alias.words.ts'
import { joinsOf } from './joins.store.ts'
import { separateDevices } from './separate.store.ts'

const kinds = typedKinds.map((kind): [string, string] => [kind, aliasWords[kind]])

/** All the numbers by which this machine is found, and the records that lead to it. */
async function show(c: Page, typed: Typed = {}, errors: Errors | null = null) {
  const device = await onBench(c)
  const [aliases, joins] = await Promise.all([aliasesOf(c.var.by, device.id), joinsOf(c.var.by, device.id)])
  return c.render(
    <>
      <Heading
        title="Ses numéros"
        lead={`${nameDevice(device)}, ${device.number} : scanné ou tapé, chacun de ces numéros ouvre sa fiche.`}
      />
      <ErrorSummary errors={errors} />
      <Facts>
        <Fact label="Numéro de série">{device.serial}</Fact>
        <Fact label="Étiquette du donateur">{device.inventory_tag}</Fact>
        {aliases.map(({ kind, value, noted_at }) => (
          <Fact label={aliasWords[kind as AliasKind]}>
            {value}
            <br />
            <small>Depuis le {sayShort(noted_at)}</small>
          </Fact>
        ))}
      </Facts>
      <Block title="Ajouter un numéro">
        <Form action={`/appareils/${device.id}/numeros`}>
          <input type="hidden" name="version" value={device.version} autocomplete="off" />
          <Select
            name="kind"
            label="Quel numéro"
            required
            options={kinds}
            value={String(typed.kind ?? '')}
            error={errors?.kind}
          />
          <Field
            name="value"
            label="Le numéro"
            hint="Tel qu’il est écrit sur la machine, ou dans l’autre outil."
            required
            spellcheck={false}
            value={String(typed.value ?? '')}
            error={errors?.value}
          />
          <Submit label="Ajouter ce numéro" />
        </Form>
      </Block>
      <Block title="Deux fiches pour une machine">
        <p>
          Cette machine a une autre fiche ? Réunissez-les : tout ce qui a été noté reste, et les deux numéros mènent
          ici.
        </p>
        <p>
          <LinkButton second href={`/appareils/${device.id}/reunir`}>
            Réunir avec une autre fiche
          </LinkButton>
        </p>
        {joins.map((join) => (
          <Disclosure
            summary={`${join.number}, réuni le ${sayShort(join.joined_at)}`}
            open={typed.join === join.id && errors !== null}
          >
            <p>{join.reason}</p>
            <Form action={`/appareils/${device.id}/separer`}>
              <input type="hidden" name="version" value={device.version} autocomplete="off" />
              <input type="hidden" name="join" value={join.id} autocomplete="off" />
              <Field
                name="why"
                id={`champ-why-${join.id}`}
                label="Pourquoi ce sont deux machines"
                required
                value={typed.join === join.id ? String(typed.why ?? '') : ''}
                error={typed.join === join.id ? errors?.why : null}
              />
              <Submit second label={`Séparer ${join.number}`} />
            </Form>
          </Disclosure>
        ))}
      </Block>
    </>,
    { title: 'Ses numéros', crumbs: deviceCrumbs(device), status: errors ? 422 : 200 },
  )
}

async function add(c: Page) {
  const device = await onBench(c)
  const form = await readForm(c, AliasForm)
  if (form.errors) return show(c, form.typed, form.errors)
  const refusal = await addAlias(c.var.by, device.id, form.values)
  if (refused(refusal)) return show(c, form.typed, { [refusal.field ?? '']: refusal.refusal })
  flash(c, 'Numéro ajouté : il ouvre maintenant cette fiche.')
  return c.redirect(`/appareils/${device.id}/numeros`, 303)
}

async function separate(c: Page) {
  const device = await onBench(c)
  const form = await readForm(c, SeparateForm)
  if (form.errors) return show(c, form.typed, form.errors)
  const refusal = await separateDevices(c.var.by, device.id, form.values)
  if (refused(refusal)) return show(c, form.typed, { [refusal.field ?? '']: refusal.refusal })
  flash(c, 'Les deux fiches sont séparées.')
  return c.redirect(`/appareils/${device.id}`, 303)
}

export const identityPages = routes()
  .get('/appareils/:id/numeros', BENCH, (c) => show(c))
  .post('/appareils/:id/numeros', BENCH, add)
  .post('/appareils/:id/separer', BENCH, separate)
