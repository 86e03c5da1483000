import { createInterface } from 'node:readline/promises'

/** A question with the answer that counts where somebody only presses return; one that was given is not asked. */
export type Question = {
  readonly words: string
  readonly usual: string
  readonly given?: string | undefined
  readonly choices?: readonly string[]
}

/** Asks on a terminal, one question after the other; where there is none, the usual answers are taken. */
export async function ask<Name extends string>(
  questions: Readonly<Record<Name, Question>>,
  isInteractive: boolean,
): Promise<Readonly<Record<Name, string>>> {
  const answers: [string, string][] = []
  const terminal = isInteractive ? createInterface({ input: process.stdin, output: process.stderr }) : undefined
  // Nothing is written yet, so there is nothing to take back.
  terminal?.once('SIGINT', () => process.exit(130))
  try {
    for (const [name, question] of Object.entries<Question>(questions)) {
      const { given, usual } = question
      const isOpen = given === undefined && usual !== '' && terminal !== undefined
      answers.push([name, isOpen ? await askOne(question, (words) => terminal.question(words)) : (given ?? usual)])
    }
  } catch (fault) {
    // Ctrl-D is as good a way to stop as Ctrl-C.
    if (fault instanceof Error && fault.name === 'AbortError') process.exit(130)
    throw fault
  } finally {
    terminal?.close()
  }
  // One answer was put there for each question.
  return Object.fromEntries(answers) as Record<Name, string>
}

/** Asks again until the answer is one of the choices. */
async function askOne({ words, usual, choices }: Question, question: (words: string) => Promise<string>) {
  const offered = choices === undefined ? '' : ` (${choices.join(', ')})`
  for (;;) {
    const answer = (await question(`${words}${offered} [${usual}] `)).trim() || usual
    if (choices === undefined || choices.includes(answer)) return answer
  }
}
