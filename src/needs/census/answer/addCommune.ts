import type { Errors, Typed } from '#platform/web/form.ts'
import { many } from '#platform/web/typed.ts'
import { communesCalled } from './ownCommunes.ts'

/**
 * What a form shows again when a commune is asked for by its name: everything that was typed, and the fields of that commune;
 * or a refusal when no commune of the census is called so. Nothing is kept yet.
 */
export function withCommune(
  typed: Typed,
  communes: readonly string[],
  names: (insee: string) => string,
): { values: Typed; errors?: Errors } {
  const called = communesCalled(String(typed.other ?? ''), communes, names)
  if (called.length === 0)
    return {
      values: typed,
      errors: { other: 'Aucune commune de ce recensement ne porte ce nom. Écrivez-le en entier.' },
    }
  return { values: { ...typed, other: '', shown: [...new Set([...many(typed.shown), ...called])] } }
}
