import type { ComponentChildren } from 'preact'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Block } from '#platform/ui/block.tsx'
import type { RequestProps } from './request.view.tsx'

type Props = Omit<RequestProps, 'today'>

/** What a request asks to be done, and where: the answer comes after. */
export const WhatToDo = ({ household, request, registrar }: Props) => {
  const family = `/familles/${household.id}`
  const steps: Record<string, ComponentChildren> = {
    access: (
      <>
        <p>
          <a href={`${family}/droits/dossier`}>Ouvrez son dossier</a> : il dit tout ce que votre structure garde ou lit
          d’elle. Imprimez-le, relisez-le avec elle, et remettez-le-lui.
        </p>
        <ActButton action={`${family}/droits/dossier`} label="Le dossier lui est remis" second />
      </>
    ),
    rectify: (
      <p>
        <a href={`${family}/modifier`}>Corrigez la fiche</a>, <a href={family}>ses personnes</a> ou{' '}
        <a href={`${family}/besoins`}>ses besoins</a>. Ce qui était déjà parti dans une orientation ne change pas :
        dites-le à la structure qui l’a reçue.
      </p>
    ),
    erase: registrar ? (
      <p>
        <a href={`${family}/droits/effacement`}>Effacez la famille</a> : la demande se ferme toute seule, et
        l’attestation est la réponse.
      </p>
    ) : (
      <p>
        Votre structure n’a pas enregistré cette famille : seule celle qui l’a fait peut l’effacer. Transmettez-lui la
        demande, puis dites à la personne ce que vous avez fait.
      </p>
    ),
    object: (
      <p>
        Voyez avec elle ce qu’elle ne veut plus. Dès aujourd’hui, rien n’est transmis, promis ni ajouté. Si vous
        répondez « C’est fait », ce qui attend une réponse est retiré, et cela tient tant qu’elle ne change pas d’avis.
        Si elle ne veut plus rien du tout, {registrar ? 'effacez-la' : 'transmettez sa demande'}.
      </p>
    ),
    limit: (
      <p>
        Dès aujourd’hui, rien n’est transmis, promis ni ajouté : ce qui attend une réponse est suspendu. Si vous
        répondez « C’est fait », cela tient tant qu’elle ne change pas d’avis.
      </p>
    ),
  }
  return <Block title="Ce qu’il y a à faire">{steps[request.kind]}</Block>
}
