import type { VNode } from 'preact'
import type { Acting } from '#platform/access/acting.ts'
import { sayMoment } from '#platform/i18n/dates.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Chip } from '#platform/ui/chip.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Table } from '#platform/ui/table.tsx'
import { appointmentsWith } from './appointments/appointment.read.store.ts'
import { sayState, saySubject, toneOf } from './appointments/words.ts'
import { receives, refusalToExpect } from './support.rules.ts'
import { seatsWith } from './workshops/workshop.read.store.ts'
import { seatWords } from './workshops/workshop.rules.ts'

type Household = { id: string; scope: string; status: string }

/** "Formation" on a household's page: what is fixed, what was held, and how to fix more, but for the page `offered` above. */
export async function supportSection(by: Acting, household: Household, offered?: string): Promise<VNode | null> {
  if (!receives.includes(by.member.role)) return null
  const [appointments, seats] = await Promise.all([appointmentsWith(by, household.id), seatsWith(by, household.id)])
  const lines = [
    ...appointments.map((a) => ({
      at: a.starts_at,
      cells: [
        <a href={`/rendez-vous/${a.id}`}>{saySubject(a.subject)}</a>,
        sayMoment(a.starts_at, by.now),
        a.place_name,
        <Chip tone={toneOf(a.state)}>{sayState(a)}</Chip>,
      ],
    })),
    ...seats.map((s) => ({
      at: s.starts_at,
      cells: [
        <a href={`/ateliers/${s.id}`}>Atelier « {s.title} »</a>,
        sayMoment(s.starts_at, by.now),
        s.place_name,
        <Chip tone={s.state === 'present' ? 'done' : undefined}>
          {s.workshop_state === 'cancelled' ? 'Annulé' : seatWords[s.state]}
        </Chip>,
      ],
    })),
  ].sort((a, b) => b.at.getTime() - a.at.getTime())
  const open = !refusalToExpect(household)
  if (lines.length === 0 && !open) return null
  return (
    <Block title="Formation">
      {lines.length > 0 ? (
        <Table
          caption="Rendez-vous et ateliers"
          captionHidden
          columns={['Objet', 'Quand', 'Lieu', 'État']}
          rows={lines.map(({ cells }) => cells)}
        />
      ) : (
        <p class="quiet">Aucun rendez-vous pour le moment.</p>
      )}
      {open && (
        <Actions>
          {offered !== `/familles/${household.id}/rendez-vous` && (
            <LinkButton href={`/familles/${household.id}/rendez-vous`} second icon="calendar">
              Prendre rendez-vous
            </LinkButton>
          )}
          <LinkButton href={`/familles/${household.id}/atelier`} second icon="family">
            Inscrire à un atelier
          </LinkButton>
        </Actions>
      )}
    </Block>
  )
}
