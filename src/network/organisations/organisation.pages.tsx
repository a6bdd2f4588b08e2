import { coordinates, habilitationOf } from '#network/habilitations/habilitation.store.ts'
import { HabilitationBlock } from '#network/habilitations/habilitation.view.tsx'
import { sayPhone } from '#network/phones/phone.ts'
import { placesOf } from '#network/places/place.store.ts'
import { PlaceTable } from '#network/places/placeTable.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Empty } from '#platform/ui/empty.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { basisOf, legalBases } from './legalBasis.ts'
import { isMaskedByKind, isUnderMask, refusalToDecideMask } from './mask.rules.ts'
import { refusalToCorrect } from './organisation.rules.ts'
import { organisationNamed } from './organisation.store.ts'
import { sayOrganisationKind } from './words.ts'

export const organisationPages = routes().get('/structures/:id', 'members', show)

async function show(c: Page) {
  const { by, member } = c.var
  const organisation = found(await organisationNamed(by, c.req.param('id') ?? ''))
  const [places, habilitation, mayDecide] = await Promise.all([
    placesOf(by, organisation.id),
    habilitationOf(by, organisation.id),
    coordinates(by, organisation.id),
  ])
  const own = organisation.id === member.organisationId
  const correct = !refusalToCorrect(member, organisation.id) && (
    <LinkButton href={`/structures/${organisation.id}/modifier`}>Corriger la fiche</LinkButton>
  )
  return c.render(
    <>
      <Heading title={organisation.name} over={sayOrganisationKind(organisation.kind)} action={correct} />
      <Facts>
        <Fact label="Commune">{organisation.commune_name}</Fact>
        <Fact label="Téléphone">
          {organisation.phone && <a href={`tel:${organisation.phone}`}>{sayPhone(organisation.phone)}</a>}
        </Fact>
        <Fact label="E-mail">
          {organisation.email && <a href={`mailto:${organisation.email}`}>{organisation.email}</a>}
        </Fact>
        {(own || organisation.dpo_name || organisation.dpo_email) && (
          <Fact label="Informations personnelles">
            {legalBases[basisOf(organisation)]}
            {(organisation.dpo_name || organisation.dpo_email) && (
              <>
                . Délégué à la protection des données :{' '}
                {[organisation.dpo_name, organisation.dpo_email].filter(Boolean).join(', ')}
              </>
            )}
          </Fact>
        )}
        {own && (organisation.masked_as || isMaskedByKind(organisation)) && (
          <Fact label="Nommée aux autres">
            {organisation.masked_as ?? organisation.name}
            {!refusalToDecideMask(member, organisation) && (
              <>
                {' · '}
                <a href={`/structures/${organisation.id}/nom-montre`}>
                  {isUnderMask(organisation) ? 'Montrer notre nom' : 'Cacher notre nom'}
                </a>
              </>
            )}
          </Fact>
        )}
      </Facts>
      <Block title="Ses lieux" action={own && <a href="/lieux">Tenir les lieux</a>}>
        {places.length > 0 ? <PlaceTable places={places} /> : <Empty title="Aucun lieu n’est connu" />}
      </Block>
      {(own || mayDecide) && (
        <HabilitationBlock organisationId={organisation.id} {...{ habilitation, mayDecide }} now={c.var.now} />
      )}
    </>,
    { title: organisation.name, crumbs: [['Structures', '/structures']] },
  )
}
