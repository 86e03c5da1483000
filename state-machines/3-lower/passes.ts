import type { Graph } from '../graph.ts'
import { batchQuestions } from './batch-questions.ts'
import { dropDeadNodes } from './drop-dead-nodes.ts'
import { fuseSendAndWait } from './fuse-send-and-wait.ts'
import { mergeChoices } from './merge-choices.ts'
import { mergeUpdates } from './merge-updates.ts'

/** One change of the whole graph that costs transitions less and changes nothing that a contact sees. */
export type Pass = { readonly name: string; readonly run: (graph: Graph) => Graph }

/** The passes in their order: questions are batched before they are asked along with what stands above them. */
export const passes: readonly Pass[] = [
  { name: 'merge updates', run: mergeUpdates },
  { name: 'batch the questions', run: batchQuestions },
  { name: 'merge choices', run: mergeChoices },
  { name: 'fuse send and wait', run: fuseSendAndWait },
  { name: 'drop dead nodes', run: dropDeadNodes },
]

/** The graph after all passes, or as it is. */
export const optimise = (graph: Graph, isOptimised: boolean): Graph =>
  isOptimised ? passes.reduce((so, pass) => pass.run(so), graph) : dropDeadNodes(graph)
