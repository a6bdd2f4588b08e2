import type { RefObject } from 'preact'
import { useState } from 'preact/hooks'
import type { PackItem, PackSheet } from '#handover/fieldDays/pack.rules.ts'
import { Field as TextField } from '#platform/ui/field.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import type { Hand } from './day.tsx'
import { Item } from './item.tsx'
import { stateOf } from './list.tsx'
import { missingToSign } from './missing.ts'
import { Refuse } from './refuse.tsx'
import { Scan } from './scan.tsx'
import { typed } from './typed.ts'
import { usePad } from './usePad.tsx'
import type { Draft, NewAct } from './vault.ts'

type Props = { hand: Hand; sheet: PackSheet; title: RefObject<HTMLHeadingElement | null>; onBack(): void }

/** One family: what it takes, checked by scanning; what it refuses; one signature for all of it. */
export const Sheet = ({ hand, sheet, title, onBack }: Props) => {
  const state = hand.here.sheets[sheet.id]
  return (
    <>
      <p>
        <button type="button" class="plain" onClick={onBack}>
          Revenir à la liste
        </button>
      </p>
      <div class="heading">
        <div>
          <h1 ref={title} tabIndex={-1}>
            {sheet.name} <span class="code">{sheet.number}</span>
          </h1>
          <div class="chips">{stateOf(sheet, state)}</div>
        </div>
      </div>
      {state?.done ? (
        <Done kind={state.done.kind} onBack={onBack} />
      ) : (
        <ToSign hand={hand} sheet={sheet} onBack={onBack} />
      )}
    </>
  )
}

const Done = ({ kind, onBack }: { kind: string; onBack(): void }) => (
  <>
    <Notice tone="done">
      {kind === 'signed'
        ? 'C’est signé et gardé sur cette tablette. L’exemplaire de la famille s’imprimera après l’envoi.'
        : 'C’est noté et gardé sur cette tablette.'}
    </Notice>
    <p>
      <button type="button" class="button" onClick={onBack}>
        Famille suivante
      </button>
    </p>
  </>
)

const ToSign = ({ hand, sheet, onBack }: Omit<Props, 'title'>) => {
  const [error, say] = useState<Record<string, string>>({})
  const { canvas, pad } = usePad()
  const draft: Draft = hand.here.sheets[sheet.id]?.draft ?? { items: {} }
  const change = (part: Partial<Draft>) => hand.draft(sheet, { ...draft, ...part })
  const setItem = (item: PackItem, part: Draft['items'][string]) =>
    change({ items: { ...draft.items, [item.id]: { ...draft.items[item.id], ...part } } })
  const taken = sheet.items.filter(({ id }) => draft.items[id]?.outcome !== 'refused')

  const sign = async (how: 'screen' | 'paper') => {
    const wrong = missingToSign(draft, taken, how, pad.current?.image() ?? '')
    say(wrong)
    if (Object.keys(wrong).length > 0) return
    const act: NewAct = {
      kind: 'signed',
      handover: sheet.id,
      signer: draft.signer ?? '',
      how,
      witness: draft.witness ?? '',
      signature: how === 'screen' ? pad.current?.image() : undefined,
      checked: [],
      items: sheet.items.map((item) => {
        const one = draft.items[item.id]
        return one?.outcome === 'refused'
          ? { item: item.id, outcome: 'refused', why: one.why ?? '' }
          : { item: item.id, outcome: 'taken', device: one?.device, broken: one?.broken ?? false }
      }),
    }
    await hand.act(sheet, act, {
      done: { kind: 'signed', at: new Date().toISOString() },
      given: Object.fromEntries(
        Object.entries(draft.items).flatMap(([id, { device, outcome }]) =>
          device && outcome !== 'refused' ? [[id, device]] : [],
        ),
      ),
    })
  }
  const arrived = hand.here.sheets[sheet.id]?.arrivedAt || sheet.arrived

  return (
    <>
      {!arrived && (
        <p>
          <button
            type="button"
            class="button second"
            onClick={() =>
              void hand.act(sheet, { kind: 'arrived', handover: sheet.id }, { arrivedAt: new Date().toISOString() })
            }
          >
            La famille est là
          </button>
        </p>
      )}
      <Scan
        hand={hand}
        sheet={sheet}
        onSeen={(item) => setItem(item, { seen: true })}
        onSwap={(item, device, broken) => setItem(item, { seen: true, device: device.number, broken })}
      />
      <h2 class="hidden">Objets de la feuille</h2>
      <ul class="turns">
        {sheet.items.map((item) => (
          <Item key={item.id} hand={hand} item={item} draft={draft} onSet={(part) => setItem(item, part)} />
        ))}
      </ul>
      <form class="form" onSubmit={(event) => event.preventDefault()}>
        {error.items && <Notice tone="loss">{error.items}</Notice>}
        <TextField
          name="signer"
          label="Qui signe pour la famille"
          hint="Prénom et nom d’un adulte."
          value={draft.signer ?? ''}
          autocomplete="off"
          spellcheck={false}
          error={error.signer}
          required
          {...typed((signer) => change({ signer }))}
        />
        <div class={error.signature ? 'field wrong' : 'field'}>
          <p class="label">Une signature pour {taken.length > 1 ? `ces ${taken.length} objets` : 'cet objet'}</p>
          {error.signature && <p class="error">{error.signature}</p>}
          <div class="pad">
            <canvas ref={canvas} />
          </div>
          <button type="button" class="plain" onClick={() => pad.current?.wipe()}>
            Effacer et recommencer
          </button>
        </div>
        <div class="actions">
          <button type="button" class="button" onClick={() => void sign('screen')}>
            Signer pour tout
          </button>
        </div>
        <details class="disclosure">
          <summary>Signé sur papier</summary>
          <div>
            <TextField
              name="witness"
              label="Qui, de votre structure, a vu la signature"
              value={draft.witness ?? ''}
              autocomplete="off"
              error={error.witness}
              required
              {...typed((witness) => change({ witness }))}
            />
            <button type="button" class="button second" onClick={() => void sign('paper')}>
              Noter la signature sur papier
            </button>
          </div>
        </details>
        <Refuse
          onDecline={(why) =>
            void hand.act(
              sheet,
              { kind: 'declined', handover: sheet.id, why },
              { done: { kind: 'declined', at: new Date().toISOString() } },
            )
          }
          onAbsent={async () => {
            if (
              await hand.act(
                sheet,
                { kind: 'absent', handover: sheet.id },
                { done: { kind: 'absent', at: new Date().toISOString() } },
              )
            )
              onBack()
          }}
        />
      </form>
    </>
  )
}
