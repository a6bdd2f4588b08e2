import { HOUSE } from '#platform/audit/house.ts'
import { dayOf, sayAgo, sayDay } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Moment } from '#platform/ui/story.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { PrescriptionProps } from '../prescriptions/prescription.page.tsx'
import { ArrivalFields } from './arrival.fields.tsx'
import { awaitsArrival } from './arrival.rules.ts'
import { type ArrivalAnswer, arrivalSaid } from './arrival.words.ts'

/** On the receiver's page: the question that waits, or a way to say it before being asked. Nothing once the person came. */
export const SayArrival = ({ prescription: asked, values, errors, now }: PrescriptionProps) => {
  const awaited = awaitsArrival(asked)
  if (asked.came === 'came' && !awaited) return null
  const form = (
    <Form action={`/orientations/${asked.id}/venue`}>
      <ArrivalFields {...{ values, errors }} today={dayOf(now)} />
      <Submit label="Envoyer la réponse" second={!awaited} />
    </Form>
  )
  return awaited || errors ? (
    <Block title="La personne est-elle venue ?">
      {asked.came_asked_at && <p class="quiet">Demandé {sayAgo(asked.came_asked_at, now)} pour l’expéditeur.</p>}
      {form}
    </Block>
  ) : (
    <Disclosure summary="Dire si la personne est venue">{form}</Disclosure>
  )
}

/** In what becomes of a family: whether the person came, by whom it is said. */
export const Came = ({ asked, now }: { asked: PrescriptionProps['prescription']; now: Date }) => {
  if (asked.state !== 'accepted' || !asked.came || !asked.came_at || awaitsArrival(asked)) return null
  return (
    <Moment
      when={sayDay(asked.came_at, now)}
      datetime={asked.came_at.toISOString()}
      tone={asked.came === 'came' ? 'done' : asked.came === 'absent' ? 'loss' : undefined}
    >
      <p>
        {arrivalSaid[asked.came as ArrivalAnswer]}
        {asked.came_by !== HOUSE && `, dit ${asked.came_by}`}. {asked.came_said}
      </p>
    </Moment>
  )
}
