import { sayDay } from '#platform/i18n/dates.ts'
import type { KeptList } from '#platform/tables/upload.store.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { counted } from '#platform/ui/counted.ts'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { sayRowsRead } from '../../lists/rowsRead.ts'
import type { ListDoor } from './list.door.ts'
import type { Plan } from './list.plan.ts'

type Props = { door: ListDoor; kept: KeptList; tally: Plan['tally']; here: string; now: Date }

/** What a list gave once taken in, and what remains to be mended. */
export const Outcome = ({ door, kept, tally, here, now }: Props) => {
  const { families = 0, taken = families, known = 0, refused = 0, aside = 0, people = 0 } = kept.outcome ?? {}
  const added = [
    families > 0 && counted(families, 'famille nommée', 'familles nommées'),
    people > 0 && counted(people, 'personne comptée', 'personnes comptées'),
  ].filter(Boolean)
  return (
    <>
      <Notice tone="done" title={`Reprise ${kept.taken_in_at ? sayDay(kept.taken_in_at, now) : ''}`}>
        <p>
          {added.length > 0 && `${added.join(', ')}. `}
          {sayRowsRead({ taken, known, refused, aside }, ['reprise', 'reprises'])}
        </p>
        <p>La liste elle-même est effacée sept jours après son envoi.</p>
      </Notice>
      <Actions>
        {tally.refused > 0 && (
          <LinkButton href={`${here}/refusees.csv`} icon="download" download>
            Télécharger les lignes à corriger
          </LinkButton>
        )}
        <LinkButton href={door.home} second>
          Revenir au recensement
        </LinkButton>
      </Actions>
    </>
  )
}
