// Makes a fresh clone ready to run, under any Node from 20 on and with nothing installed: packages, runtime, bundle.
// A second run finds everything in place, needs no network and takes a fraction of a second.

const fail = (sentence) => {
  console.error(sentence)
  process.exit(1)
}

if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(`Maillon a besoin de Node 20 ou plus récent pour démarrer ; celui-ci est le ${process.versions.node}.`)
}

const { install } = await import('./install.mjs')
const installed = await install().catch((error) => fail(`L’installation a échoué : ${error.message}`))
if (!installed) {
  fail(
    'L’installation a échoué. Vérifiez la connexion à Internet (registre npm) et la place sur le disque, puis relancez.',
  )
}

const { findRuntime, wantedMajor } = await import('./runtime.mjs')
if (!findRuntime()) {
  fail(
    `Aucun Node ${wantedMajor} n’est fourni pour cet ordinateur (${process.platform} ${process.arch}). ` +
      `Installez Node ${wantedMajor} ou plus récent, puis relancez.`,
  )
}

const { bundle } = await import('./bundle.mjs')
await bundle().catch((error) => {
  if (error.code === 'EACCES' || error.code === 'EPERM') {
    fail(
      'Le dossier « dist » appartient à un autre compte : lancez Maillon avec ce compte, ou rendez-vous propriétaire du dossier.',
    )
  }
  if (error.code === 'ENOSPC') fail('Le disque est plein : libérez de la place, puis relancez.')
  fail(`Le code ne s’assemble pas.\n${error.message}`)
})
