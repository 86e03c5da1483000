import { readFileSync } from 'node:fs'
import { virtualClock } from './local/clock/local-clock.ts'
import { createRuntime } from './local/runtime.ts'
import { openJournal } from './shared/store/sqlite/journal.ts'
import { sqliteStore } from './shared/store/sqlite/sqlite-store.ts'
import { noBarrier } from './shared/store/sqlite/write-barrier.ts'
import { testWorkspace, yaml } from './test/support/test-workspace.ts'
const file = readFileSync('marketing/journeys/lead-nurture.yaml', 'utf8')
const ms = ['welcome','case-study','product-demo','plain-introduction','problem-solved','customer-voices','one-more-reason','book-a-demo']
const ws = testWorkspace({journeys:[yaml('lead-nurture',file)], messages:Object.fromEntries(ms.map(m=>[m,m==='case-study'?['details']:['x']]))})
const N=Number(process.argv[2]??3000)
const journal = openJournal({ path: ':memory:' })
const clock = virtualClock(Date.UTC(2026, 2, 2, 2))
const runtime = createRuntime({ journal, clock, store: sqliteStore(journal, noBarrier), secrets:{read:async()=>'b',signingKey:'b'}, publicUrl: 'http://127.0.0.1' })
runtime.publish(ws); runtime.start()
const t=performance.now()
for (let n=0;n<N;n++){ const at=clock.now(); const base={occurredAt:at,receivedAt:at,userId:`c${n}`,origin:'server'} as const
 await runtime.queues.send('intake',[{kind:'identify',messageId:`i${n}`,...base,traits:{email:`c${n}@example.com`}},{kind:'event',messageId:`t${n}`,...base,name:'Form Submitted',properties:{form:'ebook'}}].map(body=>({body,group:`c${n}`})))
 if(n%50===0) await runtime.advanceTo(clock.now()+1000)}
await runtime.advanceTo(clock.now()+16*86400000)
const s=(performance.now()-t)/1000
console.log(N/s,'contacts/s', s, runtime.outbox.count(), process.memoryUsage().rss/1e6)
