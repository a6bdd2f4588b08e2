type Props = {
  /** Address of the page after this one in the list. */
  older?: string | null
  /** Address of the page before this one, or of the first. */
  newer?: string | null
  /** "40 familles sur 212" */
  said?: string
  /** What the two buttons say, when the list is not sorted by time. */
  words?: readonly [newer: string, older: string]
}

/** Goes through a long list. */
export const Pager = ({ older, newer, said, words = ['Plus récents', 'Plus anciens'] }: Props) =>
  older || newer || said ? (
    <nav class="pager" aria-label="Suite de la liste">
      {said && <p>{said}</p>}
      {newer && (
        <a class="button second" rel="prev" href={newer}>
          {words[0]}
        </a>
      )}
      {older && (
        <a class="button second" rel="next" href={older}>
          {words[1]}
        </a>
      )}
    </nav>
  ) : null
