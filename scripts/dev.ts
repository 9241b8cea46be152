/**
 * `npm run dev`: builds, builds again on every change, and runs browser mode beside it; reload the page to see a change. There is no
 * development server, because its inline scripts would need a weaker policy than the product's.
 */
import { buildAll } from './build.ts'

await buildAll({ shell: false, window: true, watch: true })
await import('./loopback.ts')
