/** What wrote a hardware snapshot, as its file names it. */
const softwares: readonly [begins: RegExp, said: string][] = [
  [/workbench/i, 'la clé de diagnostic eReuse'],
  [/^lshw/, 'l’inventaire de Linux'],
  [/^inxi/, 'l’inventaire de Linux'],
  [/^smartctl/, 'le contrôle des disques'],
]

/** "la clé de diagnostic eReuse (workbench-script)": what it is, then its own name. */
export const saySoftware = (software: string): string => {
  const known = softwares.find(([begins]) => begins.test(software))
  return known ? `${known[1]} (${software})` : software
}
