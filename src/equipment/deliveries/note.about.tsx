import { sayMoment } from '#platform/i18n/dates.ts'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Sheet } from '#platform/ui/sheet.tsx'
import type { Note } from './note.store.ts'

type AboutProps = { note: Note; now: Date; donor: string /** Whoever counts reads who did. */; mine: boolean }

/** What the note says of itself: its file, its version, who sent it. */
export const About = ({ note, now, donor, mine }: AboutProps) => (
  <Sheet title="Le bordereau">
    <Facts>
      <Fact label="Donné par">{donor}</Fact>
      <Fact label="Fichier">{note.file_name ?? 'Des nombres, sans fichier'}</Fact>
      <Fact label="Enregistré">{sayMoment(note.noted_at, now)}</Fact>
      {note.opened_at && <Fact label="Pointage ouvert">{sayMoment(note.opened_at, now)}</Fact>}
      {note.closed_at && (
        <Fact label="Pointage clos">
          {sayMoment(note.closed_at, now)}
          {mine && note.closed_by && `, par ${note.closed_by}`}
        </Fact>
      )}
      {note.asked_at && <Fact label="Donateur interrogé">{sayMoment(note.asked_at, now)}</Fact>}
      {note.answered_at && (
        <Fact label="Sa réponse">
          {note.answered_by}, {sayMoment(note.answered_at, now)}
        </Fact>
      )}
    </Facts>
  </Sheet>
)
