/** An address to write to. In a narrow place it breaks behind its @ and its dots, never inside a word that could be read otherwise. */
export const EmailLink = ({ address }: { address: string }) => (
  <a class="email" href={`mailto:${address}`}>
    {address.split(/(?<=[@.])/).map((piece, at) => (
      <>
        {at > 0 && <wbr />}
        {piece}
      </>
    ))}
  </a>
)
