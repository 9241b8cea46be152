/** Imported first by every page: keeps zod from probing `new Function`, which the CSP forbids. */
import * as z from 'zod'

z.config({ jitless: true })
