import { sayDate } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { DateField } from '#platform/ui/dateField.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Fieldset } from '#platform/ui/fieldset.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { Together } from '#platform/ui/together.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { sayPolicy } from './category.words.ts'
import { Preview } from './policy.preview.tsx'
import type { judgedStock, Policy } from './policy.store.ts'
import { categoryWords, ladders, type Scale, type ScaleKey, thresholds, weights } from './scale.ts'

export type Stock = Awaited<ReturnType<typeof judgedStock>>

export type Props = {
  policies: Policy[]
  now: Policy
  today: string
  writes: boolean
  typed: Typed | null
  errors: Errors | null
  /** A scale that is tried on the stock before it is written. */
  tried: Scale | null
  stock: Stock
}

const groups: [string, Readonly<Record<string, string>>, string][] = [
  ['Mémoire : points', ladders.memory, 'points'],
  ['Processeur : points de sa famille', ladders.family, 'points'],
  ['Processeur : points de sa génération, en plus', ladders.generation, 'points'],
  ['Disque : points de son type', ladders.disk, 'points'],
  ['Disque : points de sa taille, en plus', ladders.size, 'points'],
  ['Combien de fois chacun compte', weights, 'fois'],
  ['À partir de combien de points', thresholds, 'points'],
]

/** The scale in force, the one being written, and what it would change. */
export const PolicyView = (props: Props) => {
  const { policies, now, today, writes, typed, errors, tried } = props
  const text = (name: string, known: string | number) => String(typed ? (typed[name] ?? '') : known)
  const field = ([key, label]: [string, string], unit: string) => (
    <Field
      name={key}
      label={label}
      type="number"
      inputmode="numeric"
      width="short"
      unit={unit}
      min={0}
      required
      value={text(key, now.scale[key as ScaleKey])}
      error={errors?.[key]}
    />
  )
  return (
    <>
      <Heading
        title="Barème de performance"
        lead={`Ce que chaque ordinateur permet de faire, par points. En vigueur : ${sayPolicy(now)}.`}
      />
      <ErrorSummary errors={errors} />
      {tried && <Preview {...props} tried={tried} />}
      <Form action="/etabli/bareme">
        <input type="hidden" name="read" value={text('read', policies[0]?.version ?? 0)} autocomplete="off" />
        {groups.map(([title, words, unit]) => (
          <Fieldset legend={title}>
            <Together>{Object.entries(words).map((entry) => field(entry, unit))}</Together>
          </Fieldset>
        ))}
        <p>Sous le dernier seuil : {categoryWords.limited.label.toLowerCase()}.</p>
        <DateField
          name="since"
          label="Ce barème commence le"
          required
          value={text('since', today)}
          error={errors?.since}
        />
        {writes && (
          <>
            <Submit name="step" value="preview" second={tried !== null} label="Voir ce qui change sur le stock" />
            {tried && <Submit name="step" value="write" label="Enregistrer ce barème" />}
          </>
        )}
      </Form>
      {!writes && <p>Qui gère votre structure peut changer ce barème.</p>}
      {policies.length > 0 && (
        <Block title="Versions">
          <ul>
            {policies.map(({ version, since }) => (
              <li>
                N° {version}, {since && since > today ? 'à partir du' : 'depuis le'} {sayDate(since ?? today)}
              </li>
            ))}
            <li>Avant : barème proposé par Maillon</li>
          </ul>
        </Block>
      )}
    </>
  )
}
