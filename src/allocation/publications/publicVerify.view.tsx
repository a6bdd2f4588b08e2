import { sayDate } from '#platform/i18n/dates.ts'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import type { PublicRun } from './publication.store.ts'
import { sayBytes } from './publication.words.ts'

/** The draw: what was announced before, what was drawn after, how to find a number again by hand. */
export const Draw = ({ run }: { run: PublicRun }) => (
  <>
    <h2>Le tirage</h2>
    <p>
      Il ne sert qu’entre deux familles que rien d’autre ne sépare. La liste est fermée d’abord, et son empreinte
      publiée : changer un seul signe la changerait. Les numéros d’un tirage public, que personne ne choisit, viennent
      ensuite : avec le code d’une famille, ils donnent son numéro.
    </p>
    <Facts>
      <Fact label="D’où vient le tirage">{`${run.seed_source}, ${sayDate(run.seed_on)}`}</Fact>
      <Fact label="Les numéros du tirage">{run.seed === null ? 'Pas encore tirés' : <code>{run.seed}</code>}</Fact>
      <Fact label="Empreinte de la liste (SHA-256)">
        <Digest of={run.list_hash} />
      </Fact>
      <Fact label="Empreinte du secret des codes">
        <Digest of={run.commitment} />
      </Fact>
    </Facts>
    {run.figures && (
      <>
        <p>
          <a href={`/attributions-publiques/${run.code}/tirage`}>Toute la liste du tirage</a>,{' '}
          <a href={`/attributions-publiques/${run.code}/tirage.csv`}>ou dans un tableur (CSV)</a>
        </p>
        <Disclosure summary="Refaire un numéro à la main">
          <p>
            Écrivez les numéros du tirage comme ci-dessus, allez à la ligne, écrivez le code sans espace. Calculez le
            SHA-256 : le numéro est ses douze premiers signes. Le plus petit passe le premier. Sur un ordinateur Linux
            ou Mac, en remplaçant CODE :
          </p>
          <p>
            <code>{`printf '%s\\n%s' '${(run.seed ?? '').replaceAll("'", "'\\''")}' 'CODE' | shasum -a 256 | cut -c1-12`}</code>
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
      Le fichier contient toute la liste par codes, les limites, le résultat et son certificat : la preuve qu’aucune
      autre répartition ne sert plus de familles de la première priorité, puis de la deuxième, et ainsi de suite. La
      vérifier ne demande que des additions, pas de nous croire.
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
