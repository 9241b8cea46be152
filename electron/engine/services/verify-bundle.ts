/** The check of a bundle for handlers: the verdict is its result, and the file is never changed. What it promises stands in io/bundle/verify.ts. */
export { verifyBundle } from '../io/bundle/verify.ts'
