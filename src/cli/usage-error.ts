/** The command line cannot be understood or carried out: the process ends with status 2 and this message. */
export class UsageError extends Error {}
