/** Help with the writing of a postmortem: the judge gives it at the desk, and it is asked and paid for like any other. */
export const DESK_HELP = 'postmortem-desk';
