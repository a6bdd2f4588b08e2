import { useEffect, useState } from 'preact/hooks'
import { Notice } from '#platform/ui/notice.tsx'
import { alone } from './alone.ts'
import { Day } from './day.tsx'
import { Full } from './full.ts'
import { whenIdle } from './idle.ts'
import { Locked } from './locked.tsx'
import { Sendings } from './sendings.tsx'
import { type Opened, Vault } from './vault.ts'

type Step =
  | { at: 'opening' }
  | { at: 'refused'; why: string }
  | { at: 'nothing' }
  | { at: 'closed'; vault: Vault; label: string; tablet: string; forgotten: boolean }
  | { at: 'open'; vault: Vault; opened: Opened }

/** The field on this tablet: closed until its code is given, then the day's list. */
export const Field = () => {
  const [step, go] = useState<Step>({ at: 'opening' })
  useEffect(() => void begin(go), [])
  useEffect(() => (step.at === 'open' ? whenIdle(() => void closed(step.vault, go)) : undefined), [step])
  if (step.at === 'opening')
    return (
      <>
        <h1>Terrain</h1>
        <p>Ouverture…</p>
      </>
    )
  if (step.at === 'refused') return <Title text="Terrain" note={step.why} />
  if (step.at === 'nothing')
    return (
      <Title
        text="Terrain"
        note="Aucune remise n’est gardée sur cette tablette. Avec du réseau, ouvrez la séance, puis « Emporter sans réseau »."
        link={['/seances', 'Choisir une séance']}
      />
    )
  if (step.at === 'closed')
    return (
      <>
        <Locked {...step} onOpen={(opened) => go({ at: 'open', vault: step.vault, opened })} />
        <Sendings
          vault={step.vault}
          tablet={step.tablet}
          left={step.forgotten ? 0 : null}
          onErased={() => go({ at: 'nothing' })}
        />
      </>
    )
  return (
    <Day
      vault={step.vault}
      opened={step.opened}
      onClose={() => void closed(step.vault, go)}
      onErased={() => go({ at: 'nothing' })}
    />
  )
}

const Title = ({ text, note, link }: { text: string; note: string; link?: [href: string, label: string] }) => (
  <>
    <h1>{text}</h1>
    <Notice tone="info">{note}</Notice>
    {link && (
      <p>
        <a class="button" href={link[0]}>
          {link[1]}
        </a>
      </p>
    )}
  </>
)

async function begin(go: (step: Step) => void): Promise<void> {
  if (!crypto.subtle)
    return go({
      at: 'refused',
      why: 'Ce navigateur ne sait pas garder les remises à l’abri. Ouvrez Maillon par une adresse en https, ou faites signer sur papier.',
    })
  if (!(await alone()))
    return go({ at: 'refused', why: 'Le terrain est déjà ouvert dans un autre onglet de cette tablette. Retournez-y.' })
  try {
    await closed(await Vault.open(), go)
  } catch (error) {
    go({ at: 'refused', why: error instanceof Full ? NO_ROOM : KEEPS_NOTHING })
  }
}

const NO_ROOM =
  'La mémoire de cette tablette est pleine : le terrain ne s’ouvre pas. Rien n’est perdu : supprimez des photos ou des fichiers, puis rechargez cette page. En attendant, faites signer sur papier.'
const KEEPS_NOTHING =
  'Ce navigateur ne garde rien : c’est le cas d’une fenêtre de navigation privée. Ouvrez Maillon dans une fenêtre ordinaire. Ici, faites signer sur papier.'

async function closed(vault: Vault, go: (step: Step) => void): Promise<void> {
  const who = await vault.who()
  go(who ? { at: 'closed', vault, ...who } : { at: 'nothing' })
}
