/** The oldest TypeScript that the types of the package (and of zod) compile with, and the newest of the lines after it. */
export const typescripts = ['5.4.5', '6.0.3', '7.0.2']
