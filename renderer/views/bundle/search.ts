/** What a link to the bundles carries: which part. A file chosen for a check is never in a link. */
import * as z from 'zod'

export const bundleParts = ['check', 'keys'] as const
export const search = z.object({ part: z.enum(bundleParts).optional() })
export type BundleSearch = z.infer<typeof search>
