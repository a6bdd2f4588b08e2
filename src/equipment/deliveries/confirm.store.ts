import { sql } from 'kysely'
import { digestOf } from '#network/accounts/invited.ts'
import type { Acting } from '#platform/access/acting.ts'
import type { Db } from '#platform/db/bound.ts'
import { wordLetter } from './letters.ts'
import { nameByLink } from './link.rules.ts'

/** The page was asked for; a filter of the mailbox may have done it: nobody is said to have confirmed anything. */
export const noteLinkOpened = (db: Db, token: string, now: Date) =>
  sql`select app.note_link_opened(${digestOf(token)}, ${now})`.execute(db)

/** What is contested: an exception, or the whole when neither a line nor a scan is named. */
export type Contested = { line: string | null; scan: string | null; said: string }

export type WordDone = 'done' | 'changed' | 'closed'

type Word = { version: number; contests: readonly Contested[] }

export async function answerByLink(db: Db, token: string, now: Date, who: string, word: Word): Promise<WordDone> {
  const { rows } = await sql<{
    done: WordDone
  }>`select app.answer_delivery_by_link(${digestOf(token)}, ${now}, ${nameByLink(who)},
    ${word.version}, ${JSON.stringify(word.contests)}::jsonb, ${wordLetter.subject}, ${wordLetter.body}) as done`.execute(
    db,
  )
  return rows[0]?.done ?? 'closed'
}

/** The same, from an account of the donor's. */
export async function answerNote(by: Acting, noteId: string, word: Word): Promise<WordDone> {
  const { rows } = await sql<{ done: WordDone }>`select app.answer_delivery(${noteId}, ${by.now}, ${by.member.name},
    ${word.version}, ${JSON.stringify(word.contests)}::jsonb, ${wordLetter.subject}, ${wordLetter.body}) as done`.execute(
    by.db,
  )
  return rows[0]?.done ?? 'closed'
}
