import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { Checkboxes } from './checkboxes.tsx'
import { DateField } from './dateField.tsx'
import { ErrorSummary } from './errorSummary.tsx'
import { Field } from './field.tsx'
import { Form, OnceKeys } from './form.tsx'
import { Radios } from './radios.tsx'
import { Select } from './select.tsx'
import { TextArea } from './textArea.tsx'

describe('a field', () => {
  it('ties its label, hint and error to its box', () => {
    const html = renderToString(
      <Field
        name="telephone"
        label="Téléphone"
        hint="Celui où elle répond."
        error="Il manque deux chiffres."
        required
      />,
    )
    expect(html).toContain('<label for="champ-telephone">')
    expect(html).toContain('id="champ-telephone"')
    expect(html).toContain('aria-invalid="true"')
    expect(html).toContain('aria-describedby="champ-telephone-aide champ-telephone-erreur"')
    expect(html).toContain('id="champ-telephone-aide"')
    expect(html).toContain('id="champ-telephone-erreur"')
  })

  it('without hint nor error points to nothing', () => {
    const html = renderToString(<Field name="nom" label="Nom" required />)
    expect(html).not.toContain('aria-')
    expect(html).not.toContain('facultatif')
  })

  it('says that it is optional rather than starring those that are not', () => {
    expect(renderToString(<Field name="mail" label="Mail" />)).toContain('(facultatif)')
  })

  it('needed in some cases, is neither required nor said to be optional', () => {
    const html = renderToString(<Field name="tel" label="Téléphone" onlyIf="pour un appel" />)
    expect(html).toContain('(pour un appel)')
    expect(html).not.toMatch(/facultatif|required|onlyIf/)
  })

  it('keeps what was typed, whatever it holds', () => {
    const typed = '"><script>alert(1)</script> =1+1'
    for (const html of [
      renderToString(<Field name="a" label="A" value={typed} />),
      renderToString(<TextArea name="a" label="A" value={typed} />),
    ]) {
      expect(html).not.toContain('<script>')
      expect(html).toContain('=1+1')
    }
    expect(renderToString(<TextArea name="a" label="A" value={'<b>\nligne'} />)).toContain('&lt;b>\nligne</textarea>')
  })

  it('shows the day that was given', () => {
    expect(renderToString(<DateField name="jour" label="Jour" value="2026-11-24" />)).toContain('value="2026-11-24"')
  })
})

describe('a choice', () => {
  const options = [
    ['o', 'Oui'],
    ['n', 'Non', 'Plus tard'],
  ] as const

  it('keeps the option chosen', () => {
    expect(
      renderToString(
        <Select
          name="s"
          label="S"
          options={[
            ['a', 'A'],
            ['b', 'B'],
          ]}
          value="b"
        />,
      ),
    ).toMatch(/<option value="b" selected/)
    expect(renderToString(<Radios name="r" label="R" options={options} value="n" />)).toMatch(
      /id="champ-r-2"[^>]*value="n"[^>]*checked/,
    )
    expect(
      renderToString(<Checkboxes name="c" label="C" options={options} value={['o', 'n']} />).match(/ checked/g),
    ).toHaveLength(2)
  })

  it('has its first option where the summary of errors points', () => {
    const html = renderToString(<Radios name="r" label="R" options={options} error="Choisissez." />)
    expect(html).toMatch(/<input[^>]*id="champ-r"/)
    expect(html).toContain('<fieldset class="field wrong" aria-describedby="champ-r-erreur">')
  })
})

describe('a summary of errors', () => {
  it('links each sentence to its field and takes the focus', () => {
    const html = renderToString(
      <ErrorSummary errors={{ nom: 'Le nom manque.', form: 'Quelqu’un a modifié cette fiche.' }} />,
    )
    expect(html).toContain('role="alert"')
    expect(html).toContain('tabindex="-1"')
    expect(html).toContain('<a href="#champ-nom">Le nom manque.</a>')
    expect(html).toContain('<li>Quelqu’un a modifié cette fiche.</li>')
  })

  it('is absent when there is nothing to mend', () => {
    expect(renderToString(<ErrorSummary errors={null} />)).toBe('')
  })
})

describe('a form', () => {
  it('carries one single-use key of its own', () => {
    const keys = ['k1', 'k2']
    const html = renderToString(
      <OnceKeys.Provider value={() => keys.shift()!}>
        <Form>a</Form>
        <Form>b</Form>
      </OnceKeys.Provider>,
    )
    expect(html).toContain('name="_once" value="k1" autocomplete="off"')
    expect(html).toContain('value="k2"')
  })
})
