import { LinkButton } from '#platform/ui/linkButton.tsx'

export type Failure = 400 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503

const words: Record<Failure, [title: string, whatToDo: string]> = {
  400: ['Cette demande n’est pas comprise', 'Revenez à la page précédente et recommencez.'],
  403: [
    'Cette page ne vous est pas ouverte',
    'Si elle devrait l’être, demandez-le à la personne qui gère votre structure.',
  ],
  404: [
    'Cette page n’existe pas',
    'L’adresse est peut-être incomplète, ou ce que vous cherchez ne vous est plus partagé.',
  ],
  409: ['Quelqu’un est passé avant vous', 'Rouvrez la page pour voir ce qui a changé, puis recommencez si besoin.'],
  413: ['Ce fichier est trop lourd', 'Choisissez un fichier plus petit. Rien n’a été enregistré.'],
  422: ['Cette demande ne peut pas être enregistrée', 'Revenez à la page précédente et corrigez ce qui est signalé.'],
  429: ['Trop d’essais en peu de temps', 'Attendez quelques minutes, puis recommencez.'],
  500: [
    'Maillon a rencontré un problème',
    'Rien n’a été enregistré à moitié. Recommencez ; si cela revient, donnez le numéro ci-dessous à votre référent.',
  ],
  503: ['Maillon est très occupé', 'Rien n’a été perdu. Recommencez dans une minute.'],
}

export const failureTitle = (status: Failure): string => words[status][0]

/** What a person meets when something went wrong: what happened, what to do, and a number to read out. */
export const ErrorPage = ({
  status,
  sentence,
  reference,
  home,
}: {
  status: Failure
  sentence?: string
  reference: string
  home: string
}) => (
  <section class="alone">
    <h1>{words[status][0]}</h1>
    <p class="lead">{sentence || words[status][1]}</p>
    <p>
      <LinkButton href={home}>Revenir à l’accueil</LinkButton>
    </p>
    <p class="quiet small">Numéro à donner si vous demandez de l’aide : {reference}</p>
  </section>
)
