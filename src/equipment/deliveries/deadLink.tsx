import { Empty } from '#platform/ui/empty.tsx'
import { Heading } from '#platform/ui/heading.tsx'

/** For a link that holds nothing, whatever the reason. */
export const DeadLink = () => (
  <>
    <Heading title="Ce lien n’ouvre rien" />
    <Empty title="Il a peut-être été remplacé, ou il est trop ancien">
      <p>
        Un lien sert trois semaines, pour une seule livraison. Si une réponse est encore attendue, un nouveau lien
        arrive à votre adresse.
      </p>
      <p>
        Avec un compte, <a href="/dons">retrouvez vos dons dans Maillon</a>. Sinon, appelez l’atelier qui vous a écrit.
      </p>
    </Empty>
  </>
)
