import { Form } from '#platform/ui/form.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { gradeCards, lockCards, placeCard, plain, stopCard, undoCard } from './station.cards.ts'

/** Every mode as a button, for whoever has no card at hand: each sends the code that its card bears. */
export const ModeButtons = ({ places }: { places: readonly { id: string; name: string }[] }) => (
  <Form action="/etabli/poste">
    <p class="quiet">Chaque bouton fait ce que fait sa carte.</p>
    <Buttons legend="Gestes" cards={[...Object.values(plain), ...Object.values(lockCards), stopCard, undoCard]} />
    <Buttons legend="Note" cards={gradeCards} />
    {places.length > 0 && <Buttons legend="Lieux" cards={places.map(placeCard)} />}
  </Form>
)

const Buttons = ({ legend, cards }: { legend: string; cards: readonly { code: string; big: string }[] }) => (
  <fieldset class="modes">
    <legend>{legend}</legend>
    {cards.map(({ code, big }) => (
      <Submit second name="code" value={code} label={big} />
    ))}
  </fieldset>
)
