import { dayOf, sayDate, sayMoment } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { Chip, Chips } from '#platform/ui/chip.tsx'
import { Columns } from '#platform/ui/columns.tsx'
import { counted } from '#platform/ui/counted.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Sheet } from '#platform/ui/sheet.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import type { SchoolCalendar } from './break.store.ts'
import { CountedDays } from './counted.view.tsx'
import { riskOf } from './risk.rules.ts'
import { RiskRules, RiskTold } from './riskView.tsx'
import type { Done } from './signal.past.store.ts'
import { SignalPast } from './signal.past.view.tsx'
import type { FamilyPhone } from './signal.phone.store.ts'
import type { Signal } from './signal.read.store.ts'
import { isOpen } from './signal.rules.ts'
import { SignalSteps } from './signal.steps.tsx'
import { sayEquipped, sayStanding, sayState } from './state.words.ts'
import { type Reach, reaches, sayCauses, sayNoticed, sayPupil } from './words.ts'

type Props = {
  signal: Signal
  others: readonly Signal[]
  phone: FamilyPhone | null
  calendar: SchoolCalendar
  done: readonly Done[]
  values: Typed
  errors?: Errors
  now: Date
}

/** What a school knows of one pupil's absence, and the one thing to do next. */
export const SignalView = ({ signal, others, phone, calendar, done, values, errors, now }: Props) => {
  const [state, tone] = sayStanding(signal, dayOf(now))
  return (
    <>
      <Heading title={sayPupil(signal)}>
        <Chips>
          <Chip>{signal.class}</Chip>
          <Chip tone={tone}>{state}</Chip>
        </Chips>
      </Heading>
      <ErrorSummary errors={errors ?? null} />
      <Columns aside={<Known {...{ signal, now }} />}>
        <SignalSteps {...{ signal, phone, values, errors }} today={dayOf(now)} />
        <Block title="Risque de décrochage">
          <RiskTold risk={riskOf(signal, dayOf(now), calendar.breaks)} />
          <RiskRules />
          <CountedDays {...{ calendar }} />
        </Block>
        <SignalPast {...{ signal, done, now }} />
        {others.length > 0 && <Others {...{ others }} />}
        {isOpen(signal) && (
          <p class="quiet">
            A changé d’établissement, ou repéré par erreur ?{' '}
            <a href={`/signalements/${signal.id}/clore`}>Clore sans retour</a>
          </p>
        )}
      </Columns>
    </>
  )
}

const Known = ({ signal, now }: Pick<Props, 'signal' | 'now'>) => (
  <Sheet title="Ce que l’on sait">
    <Facts>
      <Fact label="Sans connexion depuis">le {sayDate(signal.since)}</Fact>
      <Fact label="Remarqué">{sayNoticed(signal.noticed)}</Fact>
      <Fact label="Repéré">
        par {signal.flagged_by}, {sayMoment(signal.flagged_at, now)}
      </Fact>
      <Fact label="La famille">
        {reaches[signal.reach as Reach]}
        {signal.tried_at && (
          <span class="quiet">
            {' '}
            ({signal.reached_by}, {sayMoment(signal.tried_at, now)}
            {signal.tries > 1 && `, ${counted(signal.tries, 'essai')}`})
          </span>
        )}
      </Fact>
      <Fact label="Cause">{sayCauses(signal.causes) || 'Pas encore notée'}</Fact>
      <Fact label="Matériel reçu">{sayEquipped(signal)}</Fact>
      {signal.back_on && <Fact label="De retour">le {sayDate(signal.back_on)}</Fact>}
    </Facts>
    {signal.household_id && (
      <p>
        <a href={`/familles/${signal.household_id}`}>Ouvrir la fiche de sa famille</a>
      </p>
    )}
  </Sheet>
)

const Others = ({ others }: Pick<Props, 'others'>) => (
  <Block title="Repéré aussi cette année">
    <ul>
      {others.map((one) => (
        <li>
          <a href={`/signalements/${one.id}`}>Sans connexion depuis le {sayDate(one.since)}</a> :{' '}
          {sayState(one)[0].toLowerCase()}
        </li>
      ))}
    </ul>
  </Block>
)
