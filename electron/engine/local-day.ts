/** The day on the wall: an office's day begins at its own midnight, eight hours before that of UTC. */
export const localDay = (now: string): string => new Date(now).toLocaleDateString('sv-SE')
