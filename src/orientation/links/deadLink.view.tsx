import type { ComponentChildren } from 'preact'
import { Empty } from '#platform/ui/empty.tsx'
import { Heading } from '#platform/ui/heading.tsx'

/** For a link that holds nothing, whatever the reason: `title` supposes why, the children say what comes next. */
export const DeadLink = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <>
    <Heading title="Ce lien n’ouvre rien" />
    <Empty title={title}>
      <p>{children}</p>
      <p>
        Avec un compte, <a href="/orientations">retrouvez vos demandes dans Maillon</a>. Sinon, appelez la structure qui
        vous a écrit.
      </p>
    </Empty>
  </>
)

/** For a link that holds, of a family that asked that nothing more be done for now: neither who nor from whom. */
export const StoppedLink = () => (
  <>
    <Heading title="Cette demande est suspendue" />
    <Empty title="Vous n’avez rien à faire pour l’instant">
      <p>
        La famille l’a demandé : d’ici sa réponse, personne ne lit ni ne transmet rien d’elle. Si la demande reprend, un
        nouveau message arrive à l’adresse de votre structure.
      </p>
    </Empty>
  </>
)
