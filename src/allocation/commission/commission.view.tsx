import { Block } from '#platform/ui/block.tsx'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Figure, Figures } from '#platform/ui/figures.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Table } from '#platform/ui/table.tsx'
import type { Thresholds } from '../runs/threshold.rules.ts'
import { Where } from '../runs/threshold.view.tsx'
import { QuotaBars, ShareBars } from './commission.bars.tsx'
import { Families } from './commission.list.tsx'
import { sayDerogations, sayFamily } from './commission.words.ts'
import type { Derogated } from './derogation.store.ts'
import type { Limits, Usage } from './limits.rules.ts'
import type { Asked, ListedNeed, Share } from './proposal.store.ts'
import type { Sitting } from './sitting.store.ts'

type Props = {
  run: Sitting
  rows: ListedNeed[]
  limits: Limits
  usage: Usage
  thresholds: Thresholds
  shares: Share[]
  derogations: Derogated[]
  asked: Asked
  named: boolean
  admin: boolean
  older: string | null
  first: string | null
}

/** What a commission looks at together: what is proposed and where the line falls, then what it may change, family by family. */
export const CommissionPage = (props: Props) => {
  const { run, limits, usage, thresholds, shares, named, admin } = props
  const open = run.state === 'proposed'
  const at = `/passages/${run.id}/commission`
  const listed = (who: string) => `${at}?qui=${who}${named ? '&noms=oui' : ''}#familles`
  const of = (part: Share['part']) => shares.filter((one) => one.part === part)
  return (
    <>
      <Heading
        title="Commission"
        over={`${run.programme}, ${run.name}`}
        lead={
          open
            ? 'Le calcul propose, la commission décide. Elle peut s’écarter d’une proposition, avec un motif écrit, dans la limite fixée avant le tirage.'
            : 'La commission a décidé. Cette page montre ce qu’elle a retenu.'
        }
        action={
          <>
            {open && admin && <LinkButton href={`/passages/${run.id}/decider`}>Passer à la décision</LinkButton>}
            {!open && run.body && <LinkButton href={`/passages/${run.id}/suites`}>Suivre les suites</LinkButton>}
            <LinkButton href={`/passages/${run.id}/ordre-du-jour`} second>
              {open ? 'Imprimer l’ordre du jour' : 'Imprimer le procès-verbal'}
            </LinkButton>
            {!open && (
              <LinkButton href={`/passages/${run.id}/recours`} second>
                Recours
              </LinkButton>
            )}
          </>
        }
      />
      {named && (
        <Notice tone="turn">
          Les noms sont affichés : ne projetez pas cette page devant d’autres que la commission.
        </Notice>
      )}
      <Figures>
        <Figure value={run.served} one="famille servie" many="familles servies" tone="done" href={listed('servies')} />
        <Figure
          value={run.families - run.served}
          one="famille en attente"
          many="familles en attente"
          href={listed('attente')}
        />
        <Figure
          value={run.derogations}
          one={`dérogation sur ${run.derogations_at_most}`}
          many={`dérogations sur ${run.derogations_at_most}`}
        />
      </Figures>
      <Block title="Familles servies, priorité par priorité">
        <ShareBars shares={of('stratum').sort((one, other) => Number(one.key) - Number(other.key))} />
        <Disclosure summary="Commune par commune">
          <ShareBars shares={of('commune')} />
        </Disclosure>
        {of('public').length > 0 && (
          <Disclosure summary="Public par public">
            <p class="quiet">Une famille compte dans chacun de ses publics.</p>
            <ShareBars shares={of('public')} />
          </Disclosure>
        )}
        <Disclosure summary="Stock et quotas">
          <QuotaBars {...{ limits, usage }} />
        </Disclosure>
      </Block>
      <Where {...thresholds} />
      <Derogations {...props} open={open} />
      <Families {...props} at={at} open={open} />
    </>
  )
}

/** What the commission already changed, and how much more it may. */
const Derogations = ({ run, derogations, named, open }: Props & { open: boolean }) =>
  (open || derogations.length > 0) && (
    <Block title="Dérogations">
      {open && (
        <p>
          {sayDerogations(run.derogations, run.derogations_at_most)}. Ce nombre a été fixé et publié avec la liste,
          avant le tirage : il ne change plus.
        </p>
      )}
      {derogations.length > 0 && (
        <Table
          caption="Dérogations"
          captionHidden
          columns={['Famille', 'Sens', 'Motif']}
          rows={derogations.map((one) => [
            open ? (
              <a href={`/passages/${run.id}/derogations/${one.id}${named ? '?noms=oui' : ''}`}>
                {sayFamily(one, named)}
              </a>
            ) : (
              sayFamily(one, named)
            ),
            one.way === 'in' ? 'Entre' : 'Sort',
            one.why,
          ])}
        />
      )}
      <p class="quiet">Le public lit combien, jamais pour qui. Chaque famille lit son motif sur sa lettre.</p>
    </Block>
  )
