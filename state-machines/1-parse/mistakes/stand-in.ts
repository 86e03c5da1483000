/** Stands for a tag or an event that could not be read, so that the rest of a file can be checked; nobody is told of it. */
export const standIn = '-'
