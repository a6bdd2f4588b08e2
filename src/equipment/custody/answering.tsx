import { sayDate, sayMonth, sayShort } from '#platform/i18n/dates.ts'
import { byName } from '#platform/i18n/toward.ts'
import { DateField } from '#platform/ui/dateField.tsx'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Sheet } from '#platform/ui/sheet.tsx'
import type { AnsweredDay } from './answering.day.ts'
import type { Answering } from './answering.store.ts'

type Props = { device: { id: string }; answering: readonly Answering[]; answered: AnsweredDay }

/** Who answers for a device, from its owner down to whoever has it in hand: today, or on a past day that one asks for. */
export const AnsweringSheet = ({ device, answering, answered }: Props) => (
  <Sheet title={answered.day ? `Qui en répondait, ${sayDate(answered.day)}` : 'Qui en répond'} id="qui-en-repond">
    {answering.length === 0 ? (
      <p class="quiet">{answered.day ? 'Ce jour-là, personne n’en répondait ici.' : 'Personne n’en répond plus.'}</p>
    ) : (
      <Facts>
        {answering.map((link) => (
          <Fact label={since(link)}>
            {sayHolder(link)}
            {receipt(link)}
          </Fact>
        ))}
      </Facts>
    )}
    <Disclosure summary="Un autre jour" open={answered.day !== null}>
      <form method="get" action={`/appareils/${device.id}#qui-en-repond`}>
        <DateField name="jour" label="Jour" value={answered.day ?? ''} max={answered.today} required />
        <div class="actions">
          <button type="submit" class="button second">
            Voir ce jour-là
          </button>
          {answered.day && (
            <a class="plain" href={`/appareils/${device.id}#qui-en-repond`}>
              Aujourd’hui
            </a>
          )}
        </div>
      </form>
    </Disclosure>
  </Sheet>
)

/** "Une famille", "Les Passerelles, Réserve", "Collège des Trois-Tilleuls, classe 5e B". */
export const sayHolder = (link: Pick<Answering, 'family' | 'holder' | 'place' | 'class' | 'of_class'>): string => {
  if (link.family) return 'Une famille'
  const within = link.place ?? (link.of_class ? (link.class ? `classe ${link.class}` : 'une classe') : null)
  return [link.holder, within].filter(Boolean).join(', ')
}

const since = (link: Answering): string =>
  link.family && !link.own ? `Depuis ${sayMonth(link.since)}` : `Depuis le ${sayShort(link.since)}`

const ways: Record<string, string> = {
  signature: 'signé à l’écran',
  paper: 'signé sur papier',
  scan: 'scanné à l’arrivée',
  count: 'compté à l’arrivée',
}

const receipt = ({ given_by, received_by, how, slip, slip_id }: Answering) => {
  const said =
    given_by && given_by === received_by
      ? [`Rangé ${byName(given_by)}`]
      : [
          given_by && `Remis ${byName(given_by)}`,
          received_by && `reçu ${byName(received_by)}`,
          how && ways[how],
        ].filter(Boolean)
  if (said.length === 0 && !slip) return null
  return (
    <>
      <br />
      <small>
        {said.join(', ')}
        {said.length > 0 && slip && '. '}
        {slip && <a href={`/transferts/${slip_id}`}>Bordereau {slip}</a>}
      </small>
    </>
  )
}
