import { memberAddCommand } from '#network/members/memberAdd.command.ts'
import { memberUnlockCommand } from '#network/members/memberUnlock.command.ts'
import { backupCommand } from '#platform/backup/backup.command.ts'
import { restoreCommand } from '#platform/backup/restore.command.ts'
import { verifyCommand } from '#platform/backup/verify.command.ts'
import type { Command } from '#platform/cli/command.ts'
import { migrateCommand } from '#platform/cli/migrate.command.ts'
import { startCommand } from './start.command.ts'

/** Everything `maillon` can do, in the order of its help. */
export const commands: Command[] = [
  startCommand,
  migrateCommand,
  memberAddCommand,
  memberUnlockCommand,
  backupCommand,
  restoreCommand,
  verifyCommand,
]
