import { counted } from '#platform/ui/counted.ts'
import { Form } from '#platform/ui/form.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Sheet } from '#platform/ui/sheet.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { LotProps } from './lot.tsx'

/** The lot has arrived: all of it at once, or machine by machine. */
export const Reception = ({ lot, progress, errors, typed }: LotProps) => (
  <Sheet title="Le matériel est-il arrivé ?">
    <Form action={`/dons/${lot.id}/reception`}>
      <Radios
        name="how"
        label="Comment les appareils sont arrivés"
        required
        options={[
          [
            'all',
            progress.announced > 0
              ? `Tout est là : ${counted(progress.announced, 'appareil')}`
              : 'Le lot est là, les appareils seront ajoutés ensuite',
          ],
          ['scan', 'Je pointe chaque appareil à l’établi'],
        ]}
        value={String(typed.how ?? 'all')}
        error={errors?.how}
      />
      <Submit label="Recevoir ce don" />
      <p>
        <a class="plain" href={`/dons/${lot.id}/inventaire`}>
          Importer d’abord la liste du donateur
        </a>
      </p>
    </Form>
  </Sheet>
)
