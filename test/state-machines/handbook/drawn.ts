import type { Journey } from '../../../shared/domain/journey/journey.ts'
import { type Picture, pictureOf } from '../../../state-machines/handbook/diagram/picture.ts'
import type { Names } from '../../../state-machines/handbook/words/names.ts'
import { compiled, compileText, compileValue } from '../../support/compile.ts'
import type { RandomJourney } from '../../support/random-journeys.ts'

/** What the messages of the samples are called. */
export const names: Names = { subjects: { welcome: 'Your copy of the book' }, segments: { big: 'Big shops' } }

/** A journey from its text; the workspace knows the messages of the samples. */
export const journeyOf = (text: string): Journey => compiled(compileText(text)).source

/** A journey with these steps. */
export const withSteps = (steps: string): Journey =>
  journeyOf(`name: Sample\ntrigger: { event: Form Submitted }\nexit: [{ event: Demo Booked }]\nsteps:\n${steps}`)

/** The picture of a random journey. */
export const pictureOfRandom = ({ written, workspace }: RandomJourney): Picture =>
  pictureOf(compiled(compileValue(written, { workspace })).source, names)
