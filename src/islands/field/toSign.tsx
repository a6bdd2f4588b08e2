import { useState } from 'preact/hooks'
import type { PackItem } from '#handover/fieldDays/pack.rules.ts'
import { Field as TextField } from '#platform/ui/field.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Arrival } from './arrival.tsx'
import { Item } from './item.tsx'
import type { Draft } from './kept.ts'
import { missingToSign } from './missing.ts'
import { OnPaper } from './onPaper.tsx'
import { Party } from './party.tsx'
import { ReadTogether } from './readTogether.tsx'
import { Refuse } from './refuse.tsx'
import { Review } from './review.tsx'
import { Scan } from './scan.tsx'
import type { Props } from './sheet.tsx'
import { SignatureField } from './signatureField.tsx'
import { givenInstead, signedAct } from './signedAct.ts'
import { typed } from './typed.ts'
import { usePad } from './usePad.tsx'

/** What a family takes or refuses is noted thing by thing, then signed at once. */
export const ToSign = ({ hand, sheet, onBack }: Omit<Props, 'title'>) => {
  const [error, say] = useState<Record<string, string>>({})
  const [signed, review] = useState('')
  const { canvas, pad } = usePad(() => say(({ signature: _, ...left }) => left))
  const draft: Draft = hand.here.sheets[sheet.id]?.draft ?? { items: {} }
  const change = (part: Partial<Draft>) => {
    hand.draft(sheet, { ...draft, ...part })
    // What was just put right is not blamed any more.
    say((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in part))))
  }
  const setItem = (item: PackItem, part: Draft['items'][string]) => {
    change({ items: { ...draft.items, [item.id]: { ...draft.items[item.id], ...part } } })
    // Who signed for two things did not sign for one, nor for another one.
    if ('outcome' in part || 'device' in part) signAgain()
  }
  const signAgain = () => {
    review('')
    // Once the frame is seen again: hidden, it has no width.
    setTimeout(() => pad.current?.wipe())
  }
  const taken = sheet.items.filter(({ id }) => draft.items[id]?.outcome !== 'refused')

  const sign = async (how: 'screen' | 'paper') => {
    const image = signed || (pad.current?.image() ?? '')
    const wrong = missingToSign(sheet, draft, taken, how, image)
    say(wrong)
    if (Object.keys(wrong).length > 0) return setTimeout(toFirstWrong)
    if (how === 'screen' && !signed) return review(image)
    await hand.act(sheet, signedAct(hand.pack, sheet, draft, how, how === 'screen' ? image : undefined), {
      done: { kind: 'signed', at: new Date().toISOString() },
      given: givenInstead(draft),
    })
  }
  return (
    <>
      <Arrival hand={hand} sheet={sheet} />
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
        {error.items && (
          <div class="wrong">
            <Notice tone="loss">{error.items}</Notice>
          </div>
        )}
        <ReadTogether
          pack={hand.pack}
          sheet={sheet}
          read={draft.read ?? false}
          error={error.read}
          onRead={(read) => change({ read })}
        />
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
        <Party sheet={sheet} draft={draft} error={error} onSay={change} />
        <TextField
          name="email"
          type="email"
          label="Adresse e-mail pour son exemplaire"
          onlyIf="si la famille le veut par e-mail"
          hint="Il part quand la tablette retrouve le réseau."
          value={draft.email ?? ''}
          autocomplete="off"
          spellcheck={false}
          error={error.email}
          {...typed((email) => change({ email }))}
        />
        {signed && (
          <Review taken={taken} draft={draft} image={signed} onKeep={() => void sign('screen')} onAgain={signAgain} />
        )}
        <div hidden={signed !== ''} class="form">
          <SignatureField
            canvas={canvas}
            things={taken.length}
            error={error.signature}
            onWipe={() => pad.current?.wipe()}
          />
          <div class="actions">
            <button type="button" class="button" onClick={() => void sign('screen')}>
              Signer pour tout
            </button>
          </div>
        </div>
        <OnPaper
          witness={draft.witness ?? ''}
          error={error.witness}
          onWrite={(witness) => change({ witness })}
          onSign={() => void sign('paper')}
        />
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

/** After a refusal, the first thing to put right comes into sight, ready to be typed in. */
const toFirstWrong = () => {
  const wrong = document.querySelector<HTMLElement>('.field-day .wrong')
  wrong?.scrollIntoView({ block: 'center' })
  wrong?.querySelector<HTMLElement>('input')?.focus({ preventScroll: true })
}
