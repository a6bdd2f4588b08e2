import { capital } from '#platform/text/capital.ts'
import { linkCell } from '#platform/ui/cells.ts'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { sayPublics } from '../programmes/aim.words.ts'
import { type Kit, usualKits } from './kit.rules.ts'
import type { SeenKit } from './kit.store.ts'
import { sayContents, sayFits, sayKitDevices } from './kit.words.ts'

type Props = { programme: { id: string; name: string; whole_kits: boolean }; kits: SeenKit[] }

/** The kinds of kit of a programme, or the usual ones while nobody wrote any. */
export const Kits = ({ programme, kits }: Props) => {
  const here = `/programmes/${programme.id}/kits`
  return (
    <>
      <Heading
        title="Kits"
        lead="Un kit dit ce qui est remis ensemble. Chaque famille reçoit le premier qui répond à ce qui lui manque."
        action={
          <LinkButton href={`${here}/nouveau`} icon="add">
            Écrire un kit
          </LinkButton>
        }
      />
      {kits.length === 0 && (
        <Notice title="Les kits habituels">
          Personne n’a encore écrit de kit pour ce programme : ceux-ci valent jusque-là. Le premier kit que vous écrirez
          les remplacera tous.
        </Notice>
      )}
      <Rows
        caption="Kits de ce programme, dans leur ordre"
        captionHidden
        columns={['Kit', 'Contient', 'Matériel', 'Pour qui', 'Convient']}
        rows={kits.length > 0 ? kits : usualKits(programme.whole_kits)}
        cells={(kit: SeenKit | Kit) => [
          'id' in kit ? linkCell(`${here}/${kit.id}`, kit.name) : kit.name,
          capital(sayContents(kit)),
          sayKitDevices(kit),
          sayPublics(kit.publics),
          sayFits(kit).join(' ; ') || 'Tout convient autant',
        ]}
      />
      <p class="quiet">
        {programme.whole_kits
          ? 'Une famille à qui tout manque reçoit tout, ou attend. '
          : 'Une famille à qui tout manque peut recevoir une partie seulement. '}
        <a href={`/programmes/${programme.id}/modifier`}>Changer cette règle</a>
      </p>
    </>
  )
}
