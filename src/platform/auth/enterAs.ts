import { APIError, createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'

const body = z.object({
  userId: z.string(),
  memberId: z.string().nullable(),
  secondFactorAt: z.date().nullable(),
  /** The session that this one takes the place of: its token stops working, its end stays where it was. */
  instead: z.string().nullable(),
})

/**
 * Opens a session for an account that proved itself by other means than better-auth's own pages. Never reached over HTTP.
 * Each change of what a session may do goes through here, so that its identifier changes too.
 */
export const enterAs = () => ({
  id: 'maillon-enter-as',
  endpoints: {
    enterAs: createAuthEndpoint.serverOnly({ method: 'POST', body }, async (ctx) => {
      const { userId, memberId, secondFactorAt, instead } = ctx.body
      const { internalAdapter } = ctx.context
      const former = instead ? await internalAdapter.findSession(instead) : null
      if (instead && former?.user.id !== userId) throw new APIError('UNAUTHORIZED')
      const user = former?.user ?? (await internalAdapter.findUserById(userId))
      if (!user) throw new APIError('UNAUTHORIZED')
      const kept = former ? { expiresAt: former.session.expiresAt } : {}
      const session = await internalAdapter.createSession(
        userId,
        false,
        { memberId, secondFactorAt, ...kept },
        Boolean(former),
      )
      await setSessionCookie(ctx, { session, user })
      if (instead) await internalAdapter.deleteSession(instead)
      return { token: session.token }
    }),
  },
})
