import type { Member } from '#platform/access/member.ts'
import { Block } from '#platform/ui/block.tsx'
import { chipCell } from '#platform/ui/cells.ts'
import { Chip, Chips } from '#platform/ui/chip.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Figure, Figures } from '#platform/ui/figures.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { Exceptions } from './exceptions.view.tsx'
import type { Counts } from './transfer.counts.store.ts'
import type { Item } from './transfer.items.store.ts'
import { WhatNext } from './transfer.next.tsx'
import { Receipts } from './transfer.receipts.tsx'
import type { Transfer } from './transfer.store.ts'
import { itemStates, sayEnds, transferStates, wayWords } from './transfer.words.ts'

export type SlipProps = {
  slip: Transfer
  counts: Counts
  items: readonly Item[]
  missing: readonly Item[]
  surplus: readonly Item[]
  older: string | null
  member: Member
  typed: Typed
  errors: Errors | null
  now: Date
}

/** One slip: where it stands, what is waited for and from whom, its two receipts, what it names. */
export const TransferView = (props: SlipProps) => {
  const { slip, counts, missing, surplus, member, errors, items, older } = props
  const sender = slip.organisation_id === member.organisationId
  const state = transferStates[slip.state]
  return (
    <>
      <Heading
        title="Bordereau de transfert"
        code={slip.number}
        lead={slip.way === 'within' ? undefined : sayEnds(slip)}
        action={
          <LinkButton second icon="print" href={`/transferts/${slip.id}/bordereau`}>
            Bordereau et reçus
          </LinkButton>
        }
      >
        <Chips>
          <Chip tone={state?.tone}>{state?.label}</Chip>
          <Chip>{wayWords[slip.way]?.label}</Chip>
        </Chips>
      </Heading>
      <ErrorSummary errors={errors} />
      <WhatNext {...props} sender={sender} />
      <Figures>
        <Figure value={slip.announced} one="appareil annoncé" many="appareils annoncés" />
        {slip.counted !== null && <Figure value={slip.counted} one="compté à l’arrivée" many="comptés à l’arrivée" />}
        {slip.state !== 'prepared' && (
          <Figure value={(counts.received ?? 0) + (counts.found ?? 0) + (counts.settled ?? 0)} one="reçu" tone="done" />
        )}
        {!!counts.missing && <Figure value={counts.missing} one="manquant" tone="loss" />}
        {!!counts.surplus && <Figure value={counts.surplus} one="en plus" many="en plus" tone="turn" />}
        {counts.damaged > 0 && <Figure value={counts.damaged} one="abîmé" tone="loss" />}
      </Figures>
      <Exceptions {...{ slip, missing, surplus, sender }} />
      <Receipts {...props} />
      <Block title="Ce que nomme ce bordereau">
        <Rows
          caption="Appareils du bordereau"
          captionHidden
          short
          columns={['Numéro', 'Appareil', 'Série', 'Classe', 'Où il en est']}
          rows={items}
          cells={(item) => [
            item.number,
            item.named,
            item.serial ?? item.tag,
            item.class_name ?? '',
            chipCell(
              itemStates[item.state]?.label ?? '',
              itemStates[item.state]?.tone,
              item.damaged ? `Abîmé : ${item.damaged}` : undefined,
            ),
          ]}
        />
        <Pager older={older} words={['Retour', 'Suite']} />
      </Block>
    </>
  )
}
