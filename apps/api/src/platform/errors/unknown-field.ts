/** What is said of a field that a contract does not know; its path says which one. */
export const unknownField = 'There is no such field here.';
