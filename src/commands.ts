import { allocateCommand } from '#allocation/allocate.command.ts'
import { checkCommand } from '#allocation/check.command.ts'
import { importInventoryCommand } from '#equipment/importInventory.command.ts'
import { readCommands } from '#equipment/read.command.ts'
import { matchCommand } from '#needs/linkage/match.command.ts'
import { memberAddCommand } from '#network/members/memberAdd.command.ts'
import { memberUnlockCommand } from '#network/members/memberUnlock.command.ts'
import { backupCommand } from '#platform/backup/backup.command.ts'
import { restoreCommand } from '#platform/backup/restore.command.ts'
import { verifyCommand } from '#platform/backup/verify.command.ts'
import type { Command } from '#platform/cli/command.ts'
import { migrateCommand } from '#platform/cli/migrate.command.ts'
import { demoPersonas, isDemo, loadDemo } from '../db/demo/loadDemo.ts'
import { demoCommand } from './demo.command.ts'
import type { Demonstration } from './demonstration.ts'
import { startCommand } from './start.command.ts'

const demonstration: Demonstration = { load: loadDemo, isLoaded: isDemo, personas: demoPersonas }

/** Everything `maillon` can do, in the order of its help. */
export const commands: Command[] = [
  startCommand(demonstration),
  demoCommand(demonstration),
  migrateCommand,
  memberAddCommand,
  memberUnlockCommand,
  importInventoryCommand,
  ...readCommands,
  matchCommand,
  allocateCommand,
  checkCommand,
  backupCommand,
  restoreCommand,
  verifyCommand,
]
