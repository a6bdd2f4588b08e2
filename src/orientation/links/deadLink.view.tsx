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
