import { byName } from '#platform/i18n/toward.ts'
import { Block } from '#platform/ui/block.tsx'
import { Proof } from '#platform/ui/proof.tsx'
import { Moment, Story } from '#platform/ui/story.tsx'
import { runsIn, type Wipe } from '../wiping/wipe.store.ts'
import { sayMethod } from '../wiping/wipe.words.ts'
import type { BiographyProps } from './biography.tsx'
import { storyLines, whenOf } from './lifeStory.lines.ts'

/** From the town hall's cupboard to the kitchen table: each step with its date, who did it, and its proof. */
export const LifeStory = (props: BiographyProps) => (
  <Block title="Sa vie">
    <Story>
      {storyLines(props).map((line) => (
        <Moment {...whenOf(line, props.now)} tone={line.tone}>
          <p>
            <b>{line.title}</b>
            {line.who && `, ${byName(line.who)}`}
            {line.text && ` : ${line.text}`}
          </p>
          {line.wipes?.map((wipe) => (
            <WipeProof wipe={wipe} deviceId={props.device.id} undated={isUndated(props, wipe)} />
          ))}
        </Moment>
      ))}
    </Story>
  </Block>
)

/** Its date alone is missing to its proof: why is said once, where it is mended. */
const isUndated = ({ evidence }: BiographyProps, wipe: Wipe): boolean =>
  evidence.drives.some(({ undated }) => undated !== null && undated === wipe.file_sha256.toString('hex'))

const WipeProof = ({ wipe, deviceId, undated }: { wipe: Wipe; deviceId: string; undated: boolean }) => (
  <Proof failed={wipe.verdict !== 'verified'}>
    <p>
      {wipe.tool}, {sayMethod(wipe.method).toLowerCase()}.{' '}
      {runsIn(wipe).length > 1 && `${runsIn(wipe).length} passages, `}
      {undated ? 'La date du journal est à expliquer.' : wipe.why}{' '}
      <a href={`/appareils/${deviceId}/effacement/${wipe.id}`}>
        {wipe.verdict === 'verified' ? 'Attestation' : 'Lire le journal'}
      </a>
    </p>
  </Proof>
)
