import { sayDay, sayMoment } from '#platform/i18n/dates.ts'
import { byName, ofName } from '#platform/i18n/toward.ts'
import { capital } from '#platform/text/capital.ts'
import type { Stopping } from './stopping.store.ts'

/** Each thing under way that ends with a household, in a sentence. */
export const StoppingList = ({ stopping, now }: { stopping: Stopping; now: Date }) => {
  const lines = linesOf(stopping, now)
  return lines.length === 0 ? (
    <p>Rien n’est en cours pour elle : aucune réponse attendue, rien de promis, aucun rendez-vous.</p>
  ) : (
    <>
      <p>Ce qui est en cours s’arrête aussi :</p>
      <ul>
        {lines.map((line) => (
          <li>{capital(line)}.</li>
        ))}
      </ul>
    </>
  )
}

const things: Record<string, string> = { computer: 'l’appareil promis', connection: 'la carte SIM promise' }

const linesOf = ({ asked, promised, expected }: Stopping, now: Date): string[] => [
  ...asked.map(({ receiver }) => `la réponse attendue ${ofName(receiver)} : l’orientation est retirée`),
  ...promised.map(({ kind, by }) => `${things[kind] ?? 'ce qui est promis'} ${byName(by)}`),
  ...expected.map(({ what, starts_at, subject, who }) =>
    what === 'workshop'
      ? `sa place à l’atelier « ${subject} », ${sayDay(starts_at, now)}`
      : `son rendez-vous ${sayMoment(starts_at, now)}${who ? `, avec ${who}` : ''}`,
  ),
]
