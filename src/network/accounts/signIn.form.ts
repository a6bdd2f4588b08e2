import { z } from 'zod'

/** An e-mail address as it is compared: without spaces, in lower case. */
export const Address = z
  .string({ error: 'Écrivez votre adresse e-mail.' })
  .transform((typed) => typed.toLowerCase())
  .pipe(z.email({ error: 'Cette adresse n’est pas complète. Exemple : claire.martin@exemple.fr' }).max(254))

export const SignInForm = z.object({ email: Address, suite: z.string().max(500).optional() })

/** Six digits, whatever spaces were typed between them. */
export const SixDigits = z
  .string({ error: 'Écrivez les six chiffres du code.' })
  .transform((typed) => typed.replaceAll(/[\s.-]/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, { error: 'Le code est fait de six chiffres.' }))

export const CodeForm = z.object({ code: SixDigits })
