import { Gauge } from './bars.tsx'
import { sayNumber } from './counted.ts'

type Props = {
  caption: string
  /** From the widest to the narrowest. */
  steps: readonly { label: string; count: number; href?: string }[]
  /** What is counted: "familles". */
  of: string
}

const share = (part: number, whole: number) => (whole > 0 ? (part / whole) * 100 : 0)

/** How many remain at each step: a picture that is also its own table. */
export const Funnel = ({ caption, steps, of }: Props) => {
  const first = steps[0]?.count ?? 0
  return (
    <table class="funnel">
      <caption>{caption}</caption>
      <thead class="hidden">
        <tr>
          <th scope="col">Étape</th>
          <th scope="col">{of}</th>
          <th scope="col">Part du début</th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ label, count, href }) => (
          <tr>
            <th scope="row">{href ? <a href={href}>{label}</a> : label}</th>
            <td>
              <Gauge share={share(count, first)} />
              <b>{sayNumber(count)}</b> <span class="hidden">{of}</span>
            </td>
            <td>{Math.round(share(count, first))} %</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
