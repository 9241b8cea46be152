/** What the window and the layout's worker say to each other. Places and links as flat arrays, so that five thousand nodes cross in a moment. */
export interface LayoutTask {
  readonly id: number
  /** x, y of each node as it lies now */
  readonly places: Float32Array
  /** 1: must not move */
  readonly settled: Uint8Array
  /** two indexes a link */
  readonly links: Uint32Array
}
export interface LayoutNews {
  readonly id: number
  readonly done: number
  readonly total: number
  readonly places: Float32Array
}
