import { sayNumber } from './counted.ts'

type Props = { label: string; done: number; total: number /** Noun of what is counted: "lignes lues". */; of: string }

/** How far a long work has gone. It can be left: its result will wait. */
export const Progress = ({ label, done, total, of }: Props) => (
  <p class="progress">
    <label for="avancement">{label}</label>
    <progress id="avancement" value={done} max={total} />
    <span class="quiet">
      {sayNumber(done)} sur {sayNumber(total)} {of}
    </span>
  </p>
)
