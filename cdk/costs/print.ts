import { costsText } from './text.ts'

process.stdout.write(`${costsText()}\n`)
