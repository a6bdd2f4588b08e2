import { icons } from './icons.gen.ts'

export type IconName = keyof typeof icons

/** A line icon in the colour of the text around it. Decorative unless `label` says what it means alone. */
export const Icon = ({ name, label }: { name: IconName; label?: string }) => (
  <svg
    class="icon"
    viewBox="0 0 24 24"
    role={label ? 'img' : undefined}
    aria-label={label}
    aria-hidden={label ? undefined : 'true'}
  >
    <path d={icons[name]} />
  </svg>
)
