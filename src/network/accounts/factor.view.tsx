import { ActButton } from '#platform/ui/actButton.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors } from '#platform/web/form.ts'
import type { Factors } from './factor.rules.ts'
import type { Beginning } from './proof.store.ts'
import { QrCode } from './qrCode.tsx'

/** Shown by the script when the browser can; says nothing without it. */
export const PasskeyButton = ({
  act,
  suite,
  label,
  second,
}: {
  act: 'enter' | 'enrol'
  suite?: string
  label: string
  second?: boolean
}) => (
  <>
    <button
      type="button"
      class={second ? 'button second' : 'button'}
      data-island="passkey"
      data-passkey={act}
      data-suite={suite}
      hidden
    >
      {label}
    </button>
    <p class="notice loss" role="alert" data-passkey-said hidden />
  </>
)

const CodeField = ({ errors, backup }: { errors: Errors | null; backup?: boolean }) => (
  <Field
    name="code"
    label={backup ? 'Le code de votre application, ou un code de secours' : 'Le code que l’application affiche'}
    hint="Six chiffres, qui changent toutes les trente secondes."
    inputmode={backup ? 'text' : 'numeric'}
    autocomplete="one-time-code"
    spellcheck={false}
    width="short"
    required
    error={errors?.code}
  />
)

/** The second proof: what the application shows, a backup code, or a passkey. */
export const SecondFactorView = ({
  factors,
  suite,
  errors,
}: {
  factors: Factors
  suite: string
  errors: Errors | null
}) => (
  <>
    <ErrorSummary errors={errors} />
    <Heading
      title="Une seconde preuve"
      lead="Vous travaillez avec les données de familles : une boîte mail ouverte ne doit pas suffire."
    />
    {factors.application && (
      <Form action="/connexion/second-facteur">
        <input type="hidden" name="suite" value={suite} />
        <CodeField errors={errors} backup />
        <Submit label="Continuer" />
      </Form>
    )}
    {factors.passkeys.length > 0 && (
      <PasskeyButton act="enter" suite={suite} label="Utiliser ma clé d’accès" second={factors.application} />
    )}
    <p class="quiet">
      Plus aucune de vos protections sous la main ? La personne qui fait fonctionner Maillon chez vous peut les effacer.
    </p>
    <ActButton action="/deconnexion" label="Revenir à l’entrée" second />
  </>
)

/** Where somebody without any second proof is led: what to choose, and why. */
export const ChooseView = ({ suite }: { suite: string }) => (
  <>
    <Heading
      title="Protégez votre accès"
      lead="Vous allez travailler avec les données de familles. Ajoutez une seconde preuve : cela prend deux minutes, une seule fois."
    />
    <div class="actions">
      <LinkButton href="/compte/application">Utiliser une application de codes</LinkButton>
      <PasskeyButton act="enrol" suite={suite} label="Créer une clé d’accès" second />
    </div>
    <p class="quiet">
      Une application de codes s’installe sur un téléphone (FreeOTP, Aegis, Google Authenticator…). Une clé d’accès est
      gardée par cet appareil, derrière votre empreinte, votre visage ou son code.
    </p>
    <ActButton action="/deconnexion" label="Plus tard" second />
  </>
)

export const IntroView = ({ refusal }: { refusal?: string }) => (
  <>
    <ErrorSummary refusal={refusal} />
    <Heading
      title="Application de codes"
      lead="Elle affiche six chiffres, que Maillon vous demandera après le code reçu par e-mail."
    />
    <ol>
      <li>Installez une application de codes sur votre téléphone, si vous n’en avez pas.</li>
      <li>Scannez l’image que Maillon va vous montrer.</li>
      <li>Recopiez les six chiffres affichés.</li>
    </ol>
    <ActButton action="/compte/application" label="Commencer" />
  </>
)

const grouped = (key: string) => key.match(/.{1,4}/g)?.join(' ')

export const BeginningView = ({ beginning, errors }: { beginning: Beginning; errors: Errors | null }) => (
  <>
    <ErrorSummary errors={errors} />
    <Heading title="Scannez cette image" lead="Avec l’application de codes de votre téléphone." />
    <QrCode text={beginning.uri} label="Image à scanner avec l’application" />
    <p>
      L’image ne passe pas ? Tapez cette clé dans l’application :{' '}
      <strong class="number">{grouped(beginning.key)}</strong>
    </p>
    <Form action="/compte/application/confirmation">
      <CodeField errors={errors} />
      <Submit label="Vérifier" />
    </Form>
  </>
)

/** Shown once: nobody can read them again, only make new ones. */
export const BackupCodesView = ({ codes }: { codes: string[] }) => (
  <>
    <Heading
      title="Vos codes de secours"
      lead="Chacun remplace une fois votre application, si le téléphone est perdu."
    />
    <Notice tone="turn">Notez-les ou imprimez-les maintenant : cette page ne s’affichera plus.</Notice>
    <ul class="number">
      {codes.map((code) => (
        <li>
          <strong>{code}</strong>
        </li>
      ))}
    </ul>
    <LinkButton href="/compte">Je les ai notés</LinkButton>
  </>
)
