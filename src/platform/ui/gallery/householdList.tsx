import { chainCell, chipCell, linkCell } from '../cells.ts'
import { counted } from '../counted.ts'
import { Field } from '../field.tsx'
import { Filters } from '../filters.tsx'
import { Heading } from '../heading.tsx'
import { LinkButton } from '../linkButton.tsx'
import { Pager } from '../pager.tsx'
import { Rows } from '../rows.tsx'
import { Select } from '../select.tsx'
import { examples } from './examples.ts'

/** A long list with its filters. */
export const HouseholdList = () => (
  <>
    <Heading
      title="Familles"
      lead="Celles que votre structure accompagne, les plus anciennes demandes d’abord."
      action={
        <LinkButton icon="add" href="#nouvelle">
          Entendre un besoin
        </LinkButton>
      }
    />
    <Filters action="/atelier/familles" active>
      <Field name="q" label="Nom" />
      <Select
        name="commune"
        label="Commune"
        empty="Toutes"
        value="harnes"
        options={[
          ['harnes', 'Harnes'],
          ['sallaumines', 'Sallaumines'],
        ]}
      />
      <Select
        name="etat"
        label="État"
        empty="Tous"
        options={[
          ['a-vous', 'À vous'],
          ['en-retard', 'En retard'],
        ]}
      />
    </Filters>
    <Rows
      caption="Familles accompagnées"
      captionHidden
      columns={['Famille', 'Commune', 'Chaîne', 'État', { label: 'Attente', end: true }, 'Suivie par']}
      rows={examples}
      cells={(x) => [
        linkCell(`#famille-${x.id}`, x.name, x.people),
        x.commune,
        chainCell(x.stage),
        chipCell(x.state, x.tone),
        counted(x.days, 'jour'),
        x.owner,
      ]}
    />
    <Pager said="40 familles sur 212" newer="#avant" older="#apres" />
  </>
)
