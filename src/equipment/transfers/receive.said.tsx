import { agreed, theName } from '#platform/i18n/toward.ts'
import { capital } from '#platform/text/capital.ts'
import { Notice } from '#platform/ui/notice.tsx'
import type { Props } from './receive.view.tsx'

/** What the last scan gave, in large. */
export const Said = ({ last, again, slip }: Props) => {
  if (!last) return null
  const what = [last.named, last.class_name && `classe ${last.class_name}`].filter(Boolean).join(', ')
  if (last.state === 'surplus')
    return (
      <Notice tone="turn" title={`« ${last.number} » n’est pas sur ce bordereau`}>
        {`Mettez-le de côté. ${capital(theName(slip.sender))} ${agreed(slip.sender, 'dira', 'diront')} ce qu’il en est.`}
      </Notice>
    )
  if (again) return <Notice title={`${last.number} est déjà noté`}>{`${what}. Il n’est compté qu’une fois.`}</Notice>
  if (last.damaged)
    return <Notice tone="loss" title={`${last.number}, noté abîmé`}>{`${what}. ${last.damaged}.`}</Notice>
  return (
    <Notice tone="done" title={last.state === 'found' ? `${last.number}, retrouvé` : `${last.number}, noté`}>
      {what}
    </Notice>
  )
}
