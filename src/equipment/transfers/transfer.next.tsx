import { agreed, byName, theName, toward } from '#platform/i18n/toward.ts'
import { capital } from '#platform/text/capital.ts'
import { counted } from '#platform/ui/counted.ts'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Next } from '#platform/ui/next.tsx'
import { Sheet } from '#platform/ui/sheet.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { sayAnnounced } from './things.words.ts'
import type { SlipProps } from './transfer.view.tsx'

/** Whose turn it is on a slip, and the one gesture that moves it. */
export const WhatNext = ({ slip, counts, sender, typed, errors, member }: SlipProps & { sender: boolean }) => {
  const here = `/transferts/${slip.id}`
  const cancel = (
    <p>
      <a href={`${here}/annulation`}>Annuler ce bordereau</a>
    </p>
  )
  if (sender && slip.state === 'prepared')
    return (
      <Sheet title="Signer le départ">
        <Form action={`${here}/depart`}>
          <Field
            name="count"
            label="Combien d’appareils partent"
            hint="Comptez-les une dernière fois."
            type="number"
            inputmode="numeric"
            width="short"
            min={0}
            value={typed.count ?? ''}
            error={errors?.count}
            required
          />
          <Field name="who" label="Qui remet" value={typed.who ?? member.name} error={errors?.who} required />
          <Submit label="Signer le départ" />
        </Form>
        {cancel}
      </Sheet>
    )
  if (slip.state === 'sent' && !sender)
    return (
      <Next
        title={`${sayAnnounced(slip.announced, slip.kind)} ${byName(slip.sender)}`}
        detail={
          slip.counted === null
            ? 'Comptez d’abord, puis scannez.'
            : `${counted(counts.received ?? 0, 'appareil déjà noté', 'appareils déjà notés')}.`
        }
        action={<LinkButton href={`${here}/reception`}>{slip.counted === null ? 'Recevoir' : 'Continuer'}</LinkButton>}
      />
    )
  if (slip.state === 'sent' || slip.state === 'prepared')
    return (
      <>
        <Next
          tone="calm"
          title={slip.state === 'sent' ? 'En route' : 'En préparation'}
          detail={
            slip.state === 'sent'
              ? `${capital(theName(slip.receiver))} ${agreed(slip.receiver, 'compte', 'comptent')} à l’arrivée.`
              : `${capital(theName(slip.sender))} ${agreed(slip.sender, 'signera', 'signeront')} le départ.`
          }
        />
        {sender && cancel}
      </>
    )
  if (slip.state === 'received')
    return (
      <Next
        tone={sender ? 'turn' : 'calm'}
        title="Arrivé, avec des écarts"
        detail={
          sender
            ? 'Dites ce qu’il en est de chaque ligne ci-dessous.'
            : `${capital(theName(slip.sender))} ${agreed(slip.sender, 'doit', 'doivent')} dire ce qu’il en est. Un appareil retrouvé se scanne ici.`
        }
        action={!sender && <LinkButton href={`${here}/reception`}>Scanner un appareil retrouvé</LinkButton>}
      />
    )
  return slip.state === 'cancelled' ? (
    <Next tone="calm" title="Annulé" detail={slip.why ?? ''} />
  ) : (
    <Next
      tone="done"
      title={
        slip.way === 'within'
          ? `Rangé ${toward(slip.class ? `la classe ${slip.class}` : (slip.place ?? ''))}`
          : 'Tout est arrivé, ou éclairci'
      }
    />
  )
}
