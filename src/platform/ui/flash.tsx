import { Icon } from './icon.tsx'

/** Says once what has just been done. */
export const Flash = ({ text, tone = 'done' }: { text: string; tone?: 'done' | 'loss' }) => (
  <div class={`flash ${tone}`} role="status">
    <Icon name={tone === 'done' ? 'check' : 'warning'} />
    <p>{text}</p>
  </div>
)
