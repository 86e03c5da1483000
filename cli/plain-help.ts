import { Help, type HelpConfiguration, type Option } from 'commander'

const written = new Help()

/** Help that names a flag's default only where it says something: not that a switch is off, or that a list is empty. */
export const plainHelp: HelpConfiguration = {
  optionDescription: (option: Option) => {
    const { defaultValue, defaultValueDescription } = option
    if (defaultValueDescription !== undefined || !isNothing(defaultValue)) return written.optionDescription(option)
    const bare = Object.assign(Object.create(option) as Option, { defaultValue: undefined })
    return written.optionDescription(bare)
  },
}

const isNothing = (value: unknown): boolean =>
  value === false || value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
