import { dayOf, sayAgo } from '#platform/i18n/dates.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Chip, Chips } from '#platform/ui/chip.tsx'
import { counted } from '#platform/ui/counted.ts'
import { EmailLink } from '#platform/ui/emailLink.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Table } from '#platform/ui/table.tsx'
import { type NeedKind, needKinds } from '../../households/words.ts'
import { sayAmong } from '../../publics/words.ts'
import { isOpen, mayRemind } from '../campaign/census.rules.ts'
import type { Census } from '../campaign/census.store.ts'
import { sayFamilies, saySeen, sayStanding } from './response.words.ts'
import { isAwaited } from './responses.rules.ts'
import type { Response, SeenSomewhere } from './responses.store.ts'
import { ways } from './responses.words.ts'

type Props = { census: Census; one: Response; places: readonly SeenSomewhere[]; now: Date }

/** One structure of a census: how far it is, what it sees and where, and its own words. */
export const OneResponse = ({ census, one, places, now }: Props) => {
  const [said, tone] = sayStanding(one, now)
  const kinds = census.kinds as NeedKind[]
  const today = dayOf(now)
  const { visitors, help, obstacle, workspace } = one.answers
  return (
    <>
      <Heading title={one.partner} lead={[saySeen(one, kinds), sayFamilies(one)].filter(Boolean).join(' ; ')}>
        <Chips>
          <Chip tone={tone}>{said}</Chip>
        </Chips>
      </Heading>
      <Facts>
        <Fact label="Adresse">
          {one.email ? <EmailLink address={one.email} /> : 'Sans adresse : sa réponse a été saisie'}
        </Fact>
        <Fact label="Invitée">{sayAgo(one.invited_at, now)}</Fact>
        {one.reminded_at && <Fact label="Relancée">{sayAgo(one.reminded_at, now)}</Fact>}
        {one.came_by && <Fact label="A répondu">{ways[one.came_by]}</Fact>}
        {one.answered_at && <Fact label="Terminé">{sayAgo(one.answered_at, now)}</Fact>}
        {visitors !== undefined && <Fact label="Reçoit dans un mois">{counted(visitors, 'personne')}</Fact>}
        {help !== undefined && <Fact label="Aide déjà aux démarches">{help === 'oui' ? 'Oui' : 'Non'}</Fact>}
        {workspace !== undefined && <Fact label="N’ouvrent pas l’espace numérique">{counted(workspace, 'élève')}</Fact>}
        {obstacle && <Fact label="Ce qui bloque le plus">« {obstacle} »</Fact>}
      </Facts>
      {places.length > 0 && (
        <Block title="Où">
          <Table
            caption="Personnes vues, par commune"
            captionHidden
            columns={['Commune', ...kinds.map((kind) => ({ label: needKinds[kind], end: true }))]}
            rows={[...new Map(places.map(({ commune, name }) => [commune, name]))].map(([insee, name]) => [
              name,
              ...kinds.map((kind) => seenIn(places.find((line) => line.commune === insee && line.kind === kind))),
            ])}
          />
        </Block>
      )}
      {isOpen(census, today) && isAwaited(one) && one.email && mayRemind(one, today) && (
        <Actions>
          <ActButton
            action={`/recensements/${census.id}/reponses/relancer`}
            label="Relancer cette structure"
            fields={{ structure: one.id }}
          />
        </Actions>
      )}
    </>
  )
}

/** "12 personnes ; 2 familles nommées": a family that is named is among those counted. */
const seenIn = (line: SeenSomewhere | undefined): string => {
  if (!line) return '–'
  const families = line.named > 0 && counted(line.named, 'famille nommée', 'familles nommées')
  if (line.declared === 0) return families || '–'
  const people = [counted(line.declared, 'personne'), sayAmong(line.among)].filter(Boolean).join(', ')
  return [people, families].filter(Boolean).join(' ; ')
}
