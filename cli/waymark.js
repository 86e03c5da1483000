import './require-node.js'

// Asked for by name, because older versions of Node have no such export.
const { enableCompileCache } = await import('node:module')
enableCompileCache?.()
await import('./main.ts')
