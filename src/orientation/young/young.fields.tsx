import type { Filled } from '#needs/households/household.fields.tsx'
import { sayList } from '#platform/i18n/sayList.ts'
import { Field } from '#platform/ui/field.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { refusalOfYoung } from './young.rules.ts'
import type { Young } from './young.store.ts'
import { YOUNG_HINT, youngOptions, youngQuestion } from './young.words.ts'

/** What is asked of the young people of a household that is addressed; nothing of most. */
export const YoungField = ({ young: { asked, names }, values, errors }: Filled & { young: Young }) => {
  if (asked === 'nothing') return null
  if (asked === 'child') return <Notice tone="turn">{refusalOfYoung('child', undefined)}</Notice>
  return (
    <Radios
      name="young"
      label={
        asked === 'teen' && names.length > 0
          ? `Pour ${sayList(names)}, un parent est-il associé ?`
          : youngQuestion(asked)
      }
      hint={YOUNG_HINT}
      required
      value={values.young}
      error={errors?.young}
      options={youngOptions[asked]}
    />
  )
}

/** The same of somebody who is registered on the same page, once no adult is counted. */
export const NewYoungFields = ({ values, errors }: Filled) => (
  <>
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
    <YoungField young={{ asked: 'teen', names: [] }} {...{ values, errors }} />
  </>
)
