import { cpus } from 'node:os'
import { benchBundles } from './bench-bundles.ts'
import { benchCompile } from './bench-compile.ts'
import { benchIntake } from './bench-intake.ts'
import { benchJourneys } from './bench-journeys.ts'
import { benchPopulation } from './bench-population.ts'
import { benchStart } from './bench-start.ts'
import { type Figure, printFigures } from './figures.ts'

/** Every measurement, by the word that picks it: `npm run bench -- intake`. */
const benches: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  start: benchStart,
  intake: benchIntake,
  journeys: benchJourneys,
  population: benchPopulation,
  compile: benchCompile,
  bundles: benchBundles,
}

const wanted = process.argv.slice(2)
console.log(
  `Waymark bench · ${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}) · Node ${process.version}`,
)
for (const [name, run] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  console.log(`\n${name}`)
  printFigures(await run())
}
