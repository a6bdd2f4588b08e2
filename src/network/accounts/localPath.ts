/**
 * A page of this very site to go on to, out of what an address or a form says. Anything else leads home:
 * another site, `//host`, a backslash that browsers read as a slash, the doors of signing in and out themselves.
 */
export function localPath(asked: string | null | undefined, home: string): string {
  if (!asked?.startsWith('/') || asked.startsWith('//') || /[\\\s\p{Cc}]/u.test(asked)) return home
  const url = new URL(asked, 'http://site.invalid')
  // A path such as `/.//host` only becomes `//host` once it is put in order.
  if (
    url.host !== 'site.invalid' ||
    url.pathname.startsWith('//') ||
    /^\/(connexion|deconnexion|invitation|api|demo)(\/|$)/.test(url.pathname)
  )
    return home
  return url.pathname + url.search
}
