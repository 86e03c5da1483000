import { Liquid } from 'liquidjs'
import { liquidFilters, liquidLimits, liquidTags } from '../../../../shared/domain/message/message-liquid.ts'
import { writtenDate } from './written-date.ts'

/** A Liquid that knows what messages may use and nothing else, reads no files, and stops at limits. */
export function liquidEngine(outputEscape: 'escape' | undefined): Liquid {
  const liquid = new Liquid({
    ownPropertyOnly: true,
    strictFilters: true,
    dynamicPartials: false,
    relativeReference: false,
    templates: {},
    parseLimit: liquidLimits.characters,
    renderLimit: liquidLimits.milliseconds,
    memoryLimit: liquidLimits.memory,
    // A date is written as it stands in the data, on whatever machine: see `writtenDate`.
    preserveTimezones: true,
    timezoneOffset: 0,
    locale: 'en-US',
    ...(outputEscape === undefined ? {} : { outputEscape }),
  })
  for (const name of Object.keys(liquid.filters)) if (!liquidFilters.includes(name)) liquid.unregisterFilter(name)
  for (const name of Object.keys(liquid.tags)) if (!liquidTags.includes(name)) Reflect.deleteProperty(liquid.tags, name)
  liquid.registerFilter('date', writtenDate)
  return liquid
}
