import { html } from 'hono/html'
import { capital } from '#platform/text/capital.ts'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Finder } from '#platform/ui/finder.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { sayCode, sayPoints } from '../sheets/said.words.ts'
import type { PublicLine, PublicRun } from './publication.store.ts'
import { sayPlace, sayQuota, saySince } from './publication.words.ts'

type Props = {
  run: PublicRun
  lines: PublicLine[]
  older: string | null
  isFirst: boolean
  /** What was looked for, and its line if there is one. */
  wanted: string | null
  line: PublicLine | null
}

/** Where a family types the code of its letter. */
export const FindLine = ({ code, wanted }: { code: string; wanted?: string | null }) => (
  <Finder
    action={`/attributions-publiques/${code}/tirage`}
    name="code"
    label="Retrouver ma ligne"
    hint="Le code de votre lettre : seize signes, par exemple 3fa2 91c0 7be4 d518."
    value={wanted ?? undefined}
  />
)

/** The list of the draw, by code; or one line of it, for the family that has its letter. */
export const PublicLines = ({ run, lines, older, isFirst, wanted, line }: Props) => (
  <>
    <Heading title="La liste du tirage" over={run.name} lead="Chaque besoin par son code, dans l’ordre des codes." />
    <FindLine code={run.code} wanted={wanted} />
    {wanted !== null && !line && (
      <Notice tone="turn">
        Ce code n’est pas sur cette liste. Relisez-le sur votre lettre : seize signes, de 0 à 9 et de a à f.
      </Notice>
    )}
    {line && <OneLine run={run} line={line} />}
    {wanted === null && (
      <>
        <Rows
          caption="Besoins par code"
          captionHidden
          columns={['Code, numéro de tirage', 'Place', 'Selon le calcul']}
          rows={lines}
          cells={({ pseudonym, lottery, outcome, ...place }) => [
            html`<code>${sayCode(pseudonym)}</code><br /><small class="quiet">tirage <code>${lottery}</code></small>`,
            sayPlace({ ...place, lottery }),
            outcome === 'served' ? 'servi' : 'en attente',
          ]}
        />
        <Pager
          older={older}
          newer={isFirst ? null : `/attributions-publiques/${run.code}/tirage`}
          words={['Au début', 'Suite']}
        />
      </>
    )}
    <p>
      <a href={`/attributions-publiques/${run.code}`}>Retour au passage</a>
    </p>
  </>
)

const OneLine = ({ run, line }: { run: PublicRun; line: PublicLine }) => {
  const { strata = [], others = '' } = run.rules
  const quotas = (run.figures?.quotas ?? []).filter(
    ({ codes }) => codes.length > 0 && codes.every((code) => line.quotas.includes(code)),
  )
  return (
    <>
      <h2>Votre ligne</h2>
      <Facts>
        <Fact label="Demande">{line.kit}</Fact>
        <Fact label="Selon le calcul">{line.outcome === 'served' ? `Servie : ${line.class}` : 'En attente'}</Fact>
        <Fact label="Priorité">{`${line.stratum} : ${strata[line.stratum - 1]?.name ?? others}`}</Fact>
        <Fact label="Points">{sayPoints(line.points)}</Fact>
        <Fact label="Demandé">{saySince(line.since)}</Fact>
        <Fact label="Numéro de tirage">
          <code>{line.lottery}</code>
        </Fact>
        <Fact label="Comptée dans">
          {capital(quotas.map(({ name }) => sayQuota(name)).join(', ')) || 'Aucun quota'}
        </Fact>
      </Facts>
      <p>
        La commission a pu décider autrement pour une famille : seule votre lettre fait foi. Elle dit aussi comment
        demander que des personnes regardent de nouveau.
      </p>
    </>
  )
}
