/** What the bench keeps beside its machines. */
export const BenchRooms = () => (
  <nav aria-label="À côté de l’établi">
    <ul>
      <li>
        <a href="/etabli/pieces">Pièces de l’atelier</a>
      </li>
      <li>
        <a href="/etabli/essais">Listes d’essais</a>
      </li>
      <li>
        <a href="/etabli/bareme">Barème de performance</a>
      </li>
    </ul>
  </nav>
)
