import type { Journey } from '../../../shared/domain/journey/journey.ts'
import { type JourneySource, journeyIn, readJourney } from '../../../state-machines/compile-journey.ts'
import { type Picture, pictureOf } from '../../../state-machines/handbook/diagram/picture.ts'
import type { Names } from '../../../state-machines/handbook/words/names.ts'
import { digest } from '../../support/compile.ts'
import type { RandomJourney } from '../../support/random-journeys.ts'

/** What the messages of the samples are called. */
export const names: Names = { subjects: { welcome: 'Your copy of the book' }, segments: { big: 'Big shops' } }

/** A journey from its text, whatever the checks say of it. */
export const journeyOf = (text: string): Journey => read({ kind: 'yaml', id: 'sample', file: 'sample.yaml', text })

/** A journey with these steps. */
export const withSteps = (steps: string): Journey =>
  journeyOf(`name: Sample\ntrigger: { event: Form Submitted }\nexit: [{ event: Demo Booked }]\nsteps:\n${steps}`)

/** A random journey as it is written. */
export const journeyOfRandom = ({ written }: RandomJourney): Journey =>
  read({ kind: 'value', id: 'sample', file: 'sample.ts', value: written })

/** The picture of a random journey. */
export const pictureOfRandom = (random: RandomJourney): Picture => pictureOf(journeyOfRandom(random), names)

function read(source: JourneySource): Journey {
  const journey = journeyIn(readJourney(source, digest))
  if (journey === undefined) throw new Error('the sample cannot be read')
  return journey
}
