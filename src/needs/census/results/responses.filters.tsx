import { Field } from '#platform/ui/field.tsx'
import { Filters } from '#platform/ui/filters.tsx'
import { Select } from '#platform/ui/select.tsx'
import { type PartnerKind, partnerKindOf, partnerKinds } from '../campaign/partner.kinds.ts'
import type { ResponseFilter } from './responses.form.ts'
import type { Response } from './responses.store.ts'
import { responseStandings, wayAddresses, ways } from './responses.words.ts'

type Props = {
  here: string
  filter: ResponseFilter
  all: readonly Response[]
  /** The communes of the census, by name. */
  communes: readonly (readonly [insee: string, name: string])[]
}

/** Which structures to look at: how far they are, what they are, where, by which way, or by name. */
export const ResponseFilters = ({ here, filter, all, communes }: Props) => {
  const kinds = new Set<PartnerKind>(all.map(({ partner }) => partnerKindOf(partner)))
  return (
    <Filters action={here} active={Object.keys(filter).length > 0}>
      <Field name="nom" label="Nom de la structure" type="search" value={filter.nom} autocomplete="off" />
      <Select
        name="etat"
        label="Où elle en est"
        empty="Toutes"
        value={filter.etat}
        options={Object.entries(responseStandings)}
      />
      <Select
        name="genre"
        label="Genre de structure"
        empty="Tous"
        value={filter.genre}
        options={Object.entries(partnerKinds).filter(([kind]) => kinds.has(kind as PartnerKind))}
      />
      <Select name="commune" label="Commune" empty="Toutes" value={filter.commune} options={communes} />
      <Select
        name="voie"
        label="A répondu"
        empty="De toute manière"
        value={filter.voie}
        options={Object.entries(wayAddresses).map(([address, way]) => [address, ways[way]])}
      />
    </Filters>
  )
}
