/** The desktop's exit code for a start that failed and was explained in a box of its own. */
export const couldNotStart = 70;
