/**
 * Resolves when all that was printed has been taken. A pipe takes it little by little: a process that ends before loses the
 * end of a long answer.
 */
export const allTaken = async (outputs: NodeJS.WriteStream[] = [process.stdout, process.stderr]): Promise<void> => {
  for (const output of outputs) await new Promise<void>((taken) => output.write('', () => taken()))
}

/**
 * For a command whose answer is long, to call before it prints: a reader that left early (`maillon … | head`) has read
 * enough, and the process ends without a trace. A site that runs must not end so.
 */
export const endWhenReaderLeaves = (): void => {
  if (!process.stdout.listeners('error').includes(leave)) process.stdout.on('error', leave)
}

const leave = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
}
