import { FifteenField } from '#needs/ages/fifteen.fields.tsx'
import type { Filled } from '#needs/households/household.fields.tsx'
import { sayList } from '#platform/i18n/sayList.ts'
import { Field } from '#platform/ui/field.tsx'
import { Fieldset } from '#platform/ui/fieldset.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { type NewYoungStep, refusalOfYoung } from './young.rules.ts'
import type { Young } from './young.store.ts'
import { YOUNG_HINT, youngOptions, youngQuestion } from './young.words.ts'

/** What is asked of the young people of a household that is addressed; nothing of most. */
export const YoungField = ({ young: { asked, names }, values, errors }: Filled & { young: Young }) => {
  if (asked === 'nothing') return null
  if (asked === 'child' || asked === 'unnamed')
    return <Notice tone="turn">{refusalOfYoung(asked, {})?.sentence ?? ''}</Notice>
  return (
    <>
      {asked === 'fifteen' && <FifteenField name={sayList(names)} {...{ values, errors }} />}
      <Radios
        name="young"
        label={
          asked !== 'unknown' && names.length > 0
            ? `Pour ${sayList(names)}, un parent est-il associé ?`
            : youngQuestion(asked)
        }
        hint={YOUNG_HINT}
        required
        value={values.young}
        error={errors?.young}
        options={youngOptions[asked === 'unknown' ? 'unknown' : 'teen']}
      />
    </>
  )
}

/** The same of somebody who is registered on the same page, once no adult is counted: the age first, then what depends on it. */
export const NewYoungFields = ({ step, values, errors }: Filled & { step: NewYoungStep | null }) => {
  const asks = (one: 'fifteen' | 'young') => step === one || Boolean(values[one]) || Boolean(errors?.[one])
  return (
    <Fieldset legend="Le jeune">
      <Field
        name="birth_year"
        label="Son année de naissance"
        inputmode="numeric"
        required
        width="short"
        autocomplete="off"
        value={values.birth_year}
        error={errors?.birth_year}
      />
      {asks('fifteen') && <FifteenField {...{ values, errors }} />}
      {asks('young') && <YoungField young={{ asked: 'teen', names: [] }} {...{ values, errors }} />}
    </Fieldset>
  )
}
