import { sayPhone } from '#network/phones/phone.ts'
import { sayMoment } from '#platform/i18n/dates.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Chip, Chips } from '#platform/ui/chip.tsx'
import { Empty } from '#platform/ui/empty.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { Table } from '#platform/ui/table.tsx'
import type { Errors } from '#platform/web/form.ts'
import { expectedAt } from './attendance.store.ts'
import { fieldOf } from './workshop.form.ts'
import type { Seat, SeenWorkshop } from './workshop.read.store.ts'
import { attendances, refusalToAttend, refusalToCancel, sayRoom, sayState, seatWords } from './workshop.rules.ts'

type Props = { workshop: SeenWorkshop; seats: readonly Seat[]; errors?: Errors; now: Date }

/** A workshop before it begins: who is expected, who waits. Once it has begun: its attendance. */
export const Workshop = ({ workshop, seats, errors, now }: Props) => {
  const begun = !refusalToAttend(workshop, now)
  const named = expectedAt(seats)
  const unnamed = workshop.held - named.filter((seat) => seat.state !== 'excused').length
  return (
    <>
      <Heading
        title={workshop.title}
        over={sayMoment(workshop.starts_at, now)}
        lead={[workshop.place_name, workshop.commune_name].join(', ')}
      >
        <Chips>
          <Chip
            tone={workshop.state === 'cancelled' ? 'loss' : begun && workshop.state === 'open' ? 'turn' : undefined}
          >
            {sayState(workshop, now)}
          </Chip>
          {!begun && workshop.state === 'open' && <Chip>{sayRoom(workshop)}</Chip>}
        </Chips>
      </Heading>
      <ErrorSummary errors={errors} />
      {begun ? (
        <Attendances workshop={workshop} seats={named} errors={errors} />
      ) : (
        <Expected workshop={workshop} seats={seats} now={now} />
      )}
      {unnamed > 0 && (
        <p class="quiet">
          {unnamed === 1 ? 'Une autre place est tenue' : `${unnamed} autres places sont tenues`} par une famille que
          vous ne suivez plus.
        </p>
      )}
      <Actions>
        {workshop.state !== 'cancelled' && named.length > 0 && (
          <LinkButton href={`/ateliers/${workshop.id}/feuille`} second icon="print">
            Feuille à imprimer
          </LinkButton>
        )}
        {!refusalToCancel(workshop) && !begun && (
          <LinkButton href={`/ateliers/${workshop.id}/annuler`} second>
            Annuler l’atelier
          </LinkButton>
        )}
      </Actions>
    </>
  )
}

const NobodyYet = () => (
  <Empty title="Aucune famille inscrite">
    <p>L’inscription se fait depuis la page d’une famille.</p>
    <LinkButton href="/familles">Choisir une famille</LinkButton>
  </Empty>
)

const Expected = ({ workshop, seats, now }: { workshop: SeenWorkshop; seats: readonly Seat[]; now: Date }) =>
  seats.length === 0 ? (
    <NobodyYet />
  ) : (
    <Block title="Familles inscrites">
      <Table
        caption="Familles inscrites"
        captionHidden
        columns={['Famille', 'Commune', 'Téléphone', 'État', '']}
        rows={seats.map((seat) => [
          <a href={`/familles/${seat.household_id}`}>{seat.name}</a>,
          seat.commune_name,
          seat.phone ? <a href={`tel:${seat.phone}`}>{sayPhone(seat.phone)}</a> : '–',
          seatWords[seat.state] ?? '',
          workshop.state === 'open' &&
            workshop.starts_at > now &&
            (seat.state === 'booked' || seat.state === 'waiting') && (
              <ActButton action={`/ateliers/${workshop.id}/places/${seat.id}/rendre`} label="Ne viendra pas" second />
            ),
        ])}
      />
    </Block>
  )

const Attendances = ({
  workshop,
  seats,
  errors,
}: {
  workshop: SeenWorkshop
  seats: readonly Seat[]
  errors?: Errors
}) =>
  seats.length === 0 ? (
    <p class="quiet">Personne n’était inscrit.</p>
  ) : (
    <Block title="L’appel">
      <Form action={`/ateliers/${workshop.id}/appel`}>
        {seats.map((seat) => (
          <Radios
            name={fieldOf(seat.id)}
            label={seat.name}
            inline
            required
            value={seat.state}
            error={errors?.[fieldOf(seat.id)]}
            options={Object.entries(attendances)}
          />
        ))}
        <Submit label="Noter l’appel" second={workshop.state === 'held'} />
      </Form>
    </Block>
  )
