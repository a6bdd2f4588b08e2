import { sayDate } from '#platform/i18n/dates.ts'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Finder } from '#platform/ui/finder.tsx'
import type { PublicRun } from './publication.store.ts'
import { sayBytes } from './publication.words.ts'

/** The draw: what was announced before, what was drawn after, how to find a number again by hand. */
export const Draw = ({ run }: { run: PublicRun }) => (
  <>
    <h2>Le tirage</h2>
    <p>
      Il ne sert qu’entre deux familles que rien d’autre ne sépare. L’empreinte de la liste est publiée d’abord ; la
      graine vient ensuite, d’une source que personne ne choisit. Changer la liste après coup changerait son empreinte.
    </p>
    <Facts>
      <Fact label="D’où vient la graine">{`${run.seed_source}, ${sayDate(run.seed_on)}`}</Fact>
      <Fact label="Graine">{run.seed === null ? 'Pas encore tirée' : <code>{run.seed}</code>}</Fact>
      <Fact label="Empreinte de la liste (SHA-256)">
        <Digest of={run.list_hash} />
      </Fact>
      <Fact label="Empreinte du secret des pseudonymes">
        <Digest of={run.commitment} />
      </Fact>
    </Facts>
    {run.figures && (
      <>
        <Finder
          action={`/attributions-publiques/${run.code}/tirage`}
          name="pseudonyme"
          label="Retrouver ma ligne"
          hint="Le numéro à seize signes de votre lettre, par exemple 3fa2 91c0 7be4 d518."
        />
        <p>
          <a href={`/attributions-publiques/${run.code}/tirage`}>Toute la liste du tirage</a>,{' '}
          <a href={`/attributions-publiques/${run.code}/tirage.csv`}>ou dans un tableur (CSV)</a>
        </p>
        <Disclosure summary="Refaire un numéro à la main">
          <p>
            Écrivez la graine, allez à la ligne, écrivez le pseudonyme. Calculez le SHA-256 : le numéro est ses douze
            premiers signes. Le plus petit passe le premier. Sur un ordinateur Linux ou Mac, en remplaçant PSEUDONYME :
          </p>
          <p>
            <code>{`printf '%s\\n%s' '${(run.seed ?? '').replaceAll("'", "'\\''")}' 'PSEUDONYME' | shasum -a 256 | cut -c1-12`}</code>
          </p>
        </Disclosure>
      </>
    )}
  </>
)

/** The file, its digest, and the two commands that verify it anywhere. */
export const Verify = ({ run }: { run: PublicRun }) => (
  <>
    <h2>Vérifier soi-même</h2>
    <p>
      Le fichier contient toute la liste par pseudonymes, les limites, le résultat et son certificat. Le certificat est
      un jeu de prix : additionnés, ils montrent qu’aucune autre répartition ne sert plus de familles de la première
      priorité, puis de la deuxième, puis ne fait mieux. Le vérifier ne demande que des additions, pas de nous croire.
    </p>
    <p>
      <a class="button second" href={`/attributions-publiques/${run.code}/passage.json`} download="passage.json">
        {`Télécharger le fichier (${sayBytes(run.bytes ?? 0)})`}
      </a>
    </p>
    <p>
      Son empreinte (SHA-256) : <Digest of={run.sha256 ?? ''} />
    </p>
    <p>Avec Maillon, sur n’importe quel ordinateur, sans base de données ni réseau :</p>
    <ul>
      <li>
        <code>bin/maillon allocate --replay passage.json</code> refait toute l’attribution et dit ce qui diffère.
      </li>
      <li>
        <code>bin/maillon check passage.json</code> vérifie la liste, le tirage et les prix, sans refaire le calcul.
      </li>
    </ul>
  </>
)

/** A long digest, which may break anywhere a person would pause. */
const Digest = ({ of }: { of: string }) => <code>{of.match(/.{1,16}/g)?.join(' ')}</code>
