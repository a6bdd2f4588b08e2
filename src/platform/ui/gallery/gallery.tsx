import { Heading } from '../heading.tsx'
import { Lists } from './lists.tsx'
import { Pictures } from './pictures.tsx'
import { Pieces } from './pieces.tsx'
import { Questions } from './questions.tsx'
import { Stories } from './stories.tsx'

/** The pieces, by what they are for. */
export const Gallery = () => (
  <>
    <Heading
      title="Atelier"
      lead="Chaque pièce de l’interface, dans chacun de ses états."
      code="code"
      over="Au-dessus"
    />
    <Pieces />
    <Stories />
    <Lists />
    <Pictures />
    <Questions />
  </>
)
