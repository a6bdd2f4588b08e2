import { type Member, roles } from '#platform/access/member.ts'
import { sayMoment } from '#platform/i18n/dates.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Block } from '#platform/ui/block.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Turn, Turns } from '#platform/ui/turns.tsx'
import type { Membership } from './account.store.ts'
import { type Factors, hasFactor, whyNotChange } from './factor.rules.ts'
import { PasskeyButton } from './factor.view.tsx'

type Props = { member: Member; memberships: Membership[]; factors: Factors; others: number; now: Date }

export const AccountView = ({ member, memberships, factors, others, now }: Props) => (
  <>
    <Heading title="Mon compte" />
    <Facts>
      <Fact label="Nom">{member.name}</Fact>
      <Fact label="Adresse e-mail">{member.email}</Fact>
      <Fact label="Structure">{member.organisationName}</Fact>
      <Fact label="Rôle">{roles[member.role]}</Fact>
    </Facts>
    {member.admin && (
      <LinkButton second href="/membres">
        Gérer les membres de la structure
      </LinkButton>
    )}
    {memberships.length > 1 && <Organisations member={member} memberships={memberships} />}
    <Protections member={member} factors={factors} now={now} />
    <Block title="Autres appareils">
      {others === 0 ? (
        <p>Ce compte n’est ouvert que sur cet appareil.</p>
      ) : (
        <>
          <p>Votre compte est aussi ouvert ailleurs : {counted(others, 'autre connexion', 'autres connexions')}.</p>
          <ActButton second action="/compte/sessions" label="Déconnecter les autres appareils" />
        </>
      )}
    </Block>
  </>
)

const Organisations = ({ member, memberships }: { member: Member; memberships: Membership[] }) => (
  <Block title="Mes structures">
    <Turns>
      {memberships.map(({ memberId, organisationName, role }) => (
        <Turn
          tone="calm"
          title={organisationName}
          detail={roles[role]}
          action={
            memberId === member.id ? (
              <span class="quiet">Vous y êtes</span>
            ) : (
              <ActButton second action="/compte/structure" label="Y travailler" fields={{ membre: memberId }} />
            )
          }
        />
      ))}
    </Turns>
  </Block>
)

const Protections = ({ member, factors, now }: { member: Member; factors: Factors; now: Date }) => {
  const refusal = whyNotChange(member, factors)
  if (refusal)
    return (
      <Block title="Protections">
        <p>{refusal}</p>
        <LinkButton second href="/connexion/second-facteur?suite=/compte">
          M’identifier
        </LinkButton>
      </Block>
    )
  return (
    <Block title="Protections">
      {!hasFactor(factors) && <p>Seule votre boîte mail protège ce compte. Ajoutez une seconde preuve.</p>}
      <Turns>
        {factors.application && (
          <Turn
            tone="calm"
            title="Application de codes"
            detail="Six chiffres sur votre téléphone, et des codes de secours."
            action={
              <>
                <ActButton second action="/compte/codes-de-secours" label="Refaire les codes de secours" />
                <LinkButton second danger href="/compte/application/retrait">
                  Retirer
                </LinkButton>
              </>
            }
          />
        )}
        {factors.passkeys.map(({ id, name, createdAt }) => (
          <Turn
            tone="calm"
            title={name || 'Clé d’accès'}
            detail={createdAt ? `Ajoutée ${sayMoment(createdAt, now)}` : undefined}
            action={
              <LinkButton second danger href={`/compte/cles/${id}/retrait`}>
                Retirer
              </LinkButton>
            }
          />
        ))}
      </Turns>
      <div class="actions">
        {!factors.application && (
          <LinkButton second href="/compte/application">
            Ajouter une application de codes
          </LinkButton>
        )}
        <PasskeyButton act="enrol" label="Ajouter une clé d’accès" second />
      </div>
    </Block>
  )
}
