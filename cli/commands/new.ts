import { Command, Option } from 'commander'
import { toCount, toPair } from '../flag-values.ts'
import { newJourney } from '../new/new-journey.ts'
import { newMessage } from '../new/new-message.ts'
import { newSegment } from '../new/new-segment.ts'
import { newScenario } from '../new/scenario/new-scenario.ts'
import { collectSentences } from '../new/scenario/sentences.ts'
import { templateIds } from '../new/template.ts'
import { collect, collectPairs } from '../play/flags.ts'
import { projectOption } from '../project.ts'

/** `waymark new`: files to begin with. It asks what it must know; `--yes` and the other flags answer instead. */
export const newCommand = (): Command =>
  new Command('new')
    .description('Write new files to begin with: a journey, a message, a segment, a scenario. None is written over.')
    .addCommand(journeyCommand())
    .addCommand(messageCommand())
    .addCommand(segmentCommand())
    .addCommand(scenarioCommand())

const withCommon = (command: Command): Command =>
  command.option('--yes', 'ask nothing', false).addOption(projectOption())

const journeyCommand = (): Command =>
  withCommon(
    new Command('journey')
      .description('A journey with its messages in every language, and a scenario that tries it out.')
      .argument('[name]', 'what people call it, such as "Spring nurture"')
      .addOption(new Option('--template <kind>', 'what it is like').choices(templateIds()))
      .option('--event <name>', 'the event that brings people in')
      .option('--exit <name>', 'the event that ends it'),
  ).action(newJourney)

const messageCommand = (): Command =>
  withCommon(
    new Command('message')
      .description('A message with a text in every language of the workspace, for you to write.')
      .argument('[name]', 'what people call it, such as "Spring offer"')
      .option('--subject <text>', 'what its subject says; left out: its name')
      .option('--topic <id>', 'what a reader leaves who unsubscribes from it; left out: news')
      .option('--link <address>', 'where its button leads; left out: a page of your own site'),
  ).action(newMessage)

const segmentCommand = (): Command =>
  withCommon(
    new Command('segment')
      .description('A segment: the contacts of whom everything holds that you say here.')
      .argument('[name]', 'what people call it, such as "Regular customers"')
      .option('--tag <tag>', 'they have this tag')
      .option('--did <event>', 'they did this')
      .option('--did-not <event>', 'they did not do this')
      .option('--within <time>', 'within this time, such as 90d')
      .addOption(new Option('--attribute <name=value>', 'this is known of them, such as city=Taipei').argParser(toPair))
      .addOption(new Option('--score <number>', 'their score is as high at least').argParser(toCount(0))),
  ).action(newSegment)

const happens = 'on day 2: opens welcome'
const before = '30 days before: does Order Completed'
const collectHappens = collectSentences(happens)

const scenarioCommand = (): Command =>
  withCommon(
    new Command('scenario')
      .description('A scenario of a journey: it is played once, and what comes is written down as what is expected.')
      .argument('[journey]', 'the name of its file in marketing/journeys')
      .option('--name <name>', 'what the scenario is called')
      .option('--story <sentence>', 'what happens, in one sentence')
      .option('--happens <sentence>', `what they do: "${happens}" (can be given several times)`, collectHappens, [])
      .option('--before <sentence>', `what they did before: "${before}"`, collectSentences(before), [])
      .option('--attribute <name=value>', 'what is known of them, such as city=Taipei', collectPairs, {})
      .option('--tag <tag>', 'a tag that they have', collect, [])
      .option('--property <name=value>', 'a property of the event that lets them in', collectPairs, {})
      .option('--by <trigger>', 'what lets them in, of several: an event, segment, date, schedule, hand, enroll'),
  ).action(newScenario)
