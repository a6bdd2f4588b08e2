import { createHash } from 'node:crypto'
import { type Errors, readForm } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { serialKey } from '../devices/snapshot.identity.ts'
import { AskProof } from './askProof.view.tsx'
import { typedCode } from './certificate.code.ts'
import { DigestForm, SerialForm } from './certificate.form.ts'
import { codeOfFile, proofBehind } from './publicProof.store.ts'
import { NoProof, ProofView } from './publicProof.view.tsx'

/**
 * What anybody checks of a certificate, without an account: by its code, by the digest of its file, or by the file itself.
 * A code that opens nothing gets the same page whatever it was.
 */
export const publicProofPages = routes()
  .get('/preuve', 'anyone', (c) => ask(c))
  .post('/preuve', 'anyone', look, { maxBytes: 4_000_000 })
  .get('/preuve/:code', 'anyone', (c) => show(c))
  .post('/preuve/:code', 'anyone', compare)

const ask = (c: Page, errors: Errors | null = null) =>
  c.render(<AskProof errors={errors} />, {
    title: 'Vérifier un certificat d’effacement',
    layout: 'public',
    status: errors ? 422 : 200,
  })

const closed = (c: Page) =>
  c.render(<NoProof />, { title: 'Aucun certificat à cette adresse', layout: 'public', status: 404 })

async function look(c: Page) {
  const form = await readForm(c, DigestForm)
  if (form.errors) return ask(c, form.errors)
  const { code, digest, file } = form.values
  if (code) return c.redirect(`/preuve/${encodeURIComponent(typedCode(code))}`, 303)
  if (!file && !digest) return ask(c, { code: 'Tapez le code, collez l’empreinte, ou choisissez le fichier.' })
  if (!file && !/^[0-9a-f]{64}$/.test(digest ?? ''))
    return ask(c, { digest: 'Une empreinte SHA-256 a 64 signes, de 0 à 9 et de a à f. Copiez-la en entier.' })
  const bytes = file
    ? createHash('sha256')
        .update(new Uint8Array(await file.arrayBuffer()))
        .digest()
    : null
  const known = await codeOfFile(c.var.db, bytes ?? Buffer.from(digest ?? '', 'hex'))
  if (known) return c.redirect(`/preuve/${known}?fichier=oui`, 303)
  return ask(c, {
    [file ? 'file' : 'digest']:
      'Aucun certificat n’a exactement ce contenu. Un fichier réenregistré, imprimé ou modifié ne se reconnaît plus : tapez plutôt le code écrit dessus.',
  })
}

async function show(c: Page, compared: { serial: string; same: boolean } | null = null, errors: Errors | null = null) {
  const proof = await proofBehind(c.var.db, c.req.param('code') ?? '', c.var.now)
  if (!proof) return closed(c)
  const byFile = c.req.query('fichier') === 'oui'
  return c.render(<ProofView {...{ proof, byFile, compared, errors }} />, {
    title: `Certificat ${proof.number}`,
    layout: 'public',
    status: errors ? 422 : 200,
  })
}

/** A serial number read on the machine is compared, never shown: whoever holds it learns whether it is the one. */
async function compare(c: Page) {
  const proof = await proofBehind(c.var.db, c.req.param('code') ?? '', c.var.now)
  if (!proof) return closed(c)
  const form = await readForm(c, SerialForm)
  if (form.errors) return show(c, null, form.errors)
  const typed = serialKey(form.values.serial)
  const known = [proof.facts.serial, ...proof.facts.supports.map(({ serial }) => serial)]
  return show(c, { serial: form.values.serial, same: known.some((one) => one && serialKey(one) === typed) })
}
