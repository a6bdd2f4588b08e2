import { Block } from '#platform/ui/block.tsx'
import { linkCell } from '#platform/ui/cells.ts'
import { counted } from '#platform/ui/counted.ts'
import { Rows } from '#platform/ui/rows.tsx'
import { nameDevice } from '../devices/device.words.ts'
import { categoryOf } from './category.rules.ts'
import { sayCategory } from './category.words.ts'
import type { Props, Stock } from './policy.view.tsx'
import { categoryWords, type Scale } from './scale.ts'

/** What the stock would be with this scale. */
export const Preview = ({ stock, now, tried }: Props & { tried: Scale }) => {
  const judged = stock.map((device) => ({ device, before: said(device, now.scale), after: said(device, tried) }))
  const moved = judged.filter(({ before, after }) => before !== after)
  const labels = [...Object.values(categoryWords).map(({ label }) => label), 'À compléter']
  return (
    <Block title="Ce qui change sur le stock">
      <p>
        {moved.length === 0
          ? `Rien ne change : ${counted(stock.length, 'ordinateur')} du stock, chacun garde sa catégorie.`
          : `${counted(moved.length, 'ordinateur change', 'ordinateurs changent')} de catégorie, sur ${stock.length}.`}
      </p>
      <Rows
        caption="Par catégorie"
        columns={['Catégorie', { label: 'Aujourd’hui', end: true }, { label: 'Avec ce barème', end: true }]}
        rows={labels}
        cells={(label) => [
          label,
          judged.filter(({ before }) => before === label).length,
          judged.filter(({ after }) => after === label).length,
        ]}
      />
      {moved.length > 0 && (
        <Rows
          caption={moved.length > 20 ? 'Les vingt premiers qui changent' : 'Ceux qui changent'}
          columns={['Appareil', 'Aujourd’hui', 'Avec ce barème']}
          rows={moved.slice(0, 20)}
          cells={({ device, before, after }) => [
            linkCell(`/appareils/${device.id}`, nameDevice(device), device.number),
            before,
            after,
          ]}
        />
      )}
    </Block>
  )
}

const said = (device: Stock[number], scale: Scale): string => {
  const judged = categoryOf(device, scale)
  return judged ? sayCategory(judged) : ''
}
