import { busyMonth, type CostLine, idleMonth, perContact, total } from './month.ts'
import { prices } from './prices.ts'

const contacts = 100_000

/** The costs of a deployment, as they stand in `docs/deploy.md`. */
export function costsText(): string {
  const idle = idleMonth()
  const busy = busyMonth(contacts)
  const extra = contacts * perContact.mails * (prices.mailOnEssentials - prices.mail)
  return [
    'A month in which nothing happens:',
    table(idle),
    `A month in which ${amount(contacts)} contacts go through \`lead-nurture\` (${amount(contacts * perContact.mails)} mails), beside that:`,
    table(busy),
    `Together ${dollars(total(idle) + total(busy))}. On the plan Essentials, on which SES puts new accounts, the mails cost ${dollars(extra)} more.`,
  ].join('\n\n')
}

const table = (lines: readonly CostLine[]): string =>
  [
    '| what | how many | dollars |',
    '| --- | ---: | ---: |',
    ...lines.map((line) => `| ${line.what} | ${amount(line.count)} | ${line.dollars.toFixed(2)} |`),
    `| **together** | | **${total(lines).toFixed(2)}** |`,
  ].join('\n')

const amount = (count: number): string =>
  count < 100 ? count.toFixed(count % 1 === 0 ? 0 : 1) : Math.round(count).toLocaleString('en-US')

const dollars = (value: number): string => `$${value.toFixed(2)}`
