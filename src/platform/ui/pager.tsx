type Props = {
  /** Address of the page after this one in the list. */
  older?: string | null
  /** Address of the page before this one, or of the first. */
  newer?: string | null
  /** "40 familles sur 212" */
  said?: string
}

/** Goes through a long list. */
export const Pager = ({ older, newer, said }: Props) =>
  older || newer || said ? (
    <nav class="pager" aria-label="Suite de la liste">
      {said && <p>{said}</p>}
      {newer && (
        <a class="button second" rel="prev" href={newer}>
          Plus récents
        </a>
      )}
      {older && (
        <a class="button second" rel="next" href={older}>
          Plus anciens
        </a>
      )}
    </nav>
  ) : null
