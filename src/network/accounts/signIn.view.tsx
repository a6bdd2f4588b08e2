import { CODE_MINUTES } from '#platform/auth/auth.ts'
import type { Provider } from '#platform/auth/oidc.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors } from '#platform/web/form.ts'

type SignInProps = { email: string; suite: string; errors: Errors | null; provider: Provider | null }

/** One question: the address. A passkey or the organisation's own account are other ways in. */
export const SignInView = ({ email, suite, errors, provider }: SignInProps) => (
  <>
    <ErrorSummary errors={errors} />
    <Heading title="Entrer dans Maillon" />
    <Form action="/connexion">
      <input type="hidden" name="suite" value={suite} />
      <Field
        name="email"
        label="Votre adresse e-mail professionnelle"
        hint="Vous y recevez un code. Il n’y a pas de mot de passe."
        type="email"
        autocomplete="username webauthn"
        spellcheck={false}
        required
        value={email}
        error={errors?.email}
      />
      <Submit label="Recevoir un code" />
    </Form>
    <div class="actions">
      <button type="button" class="button second" data-island="passkey" data-passkey="enter" data-suite={suite} hidden>
        J’ai une clé d’accès
      </button>
      {provider && (
        <LinkButton second href={`/connexion/fournisseur?suite=${encodeURIComponent(suite)}`}>
          Continuer avec {provider.name}
        </LinkButton>
      )}
    </div>
    <p class="notice loss" role="alert" data-passkey-said hidden />
  </>
)

type CodeProps = { email: string; again: boolean; errors: Errors | null }

/** Where the code is typed. Says the same whether or not somebody has this address. */
export const CodeView = ({ email, again, errors }: CodeProps) => (
  <>
    <ErrorSummary errors={errors} />
    <Heading
      title="Votre code"
      lead={`Si ${email} est connue ici, un message vient de partir. Il peut mettre une minute à arriver.`}
    />
    {again && (
      <Notice tone="turn">
        Un message est déjà parti pour cette adresse. Attendez quelques minutes avant d’en demander un autre.
      </Notice>
    )}
    <Form action="/connexion/code">
      <Field
        name="code"
        label="Les six chiffres reçus par e-mail"
        hint={`Le code sert une fois, pendant ${CODE_MINUTES} minutes.`}
        inputmode="numeric"
        autocomplete="one-time-code"
        width="short"
        required
        error={errors?.code}
      />
      <Submit label="Entrer" />
    </Form>
    <p>
      Rien reçu ? Regardez dans les messages indésirables, ou <a href="/connexion">demandez un autre code</a>. Si rien
      n’arrive, la personne qui gère votre structure peut vous inviter.
    </p>
  </>
)

/** Behind the link of the message: opening it does nothing yet, so that a mail filter which follows links uses nothing up. */
export const LinkView = () => (
  <>
    <Heading title="Entrer dans Maillon" lead="Un dernier geste, et vous y êtes." />
    <Form>
      <Submit label="Entrer" />
    </Form>
  </>
)
